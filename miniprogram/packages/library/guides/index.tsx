import { listGuides } from '../../../features/library/api'
import { GuideRow } from '../../../features/library/components/guide-row'
import { words } from '../../../features/library/words'
import { go } from '../../../platform/navigate'
import { MoreButton } from '../../../ui/more-button'
import { LoadedPage } from '../../../ui/page'
import { AskLink } from '../../../ui/search-box'
import { Blank, RowBones } from '../../../ui/states'
import { usePaged } from '../../../ui/use-paged'

export default function GuidesPage() {
  const guides = usePaged('guides', listGuides)
  return (
    <LoadedPage title={words.guides} of={guides} bones={<RowBones />}>
      {({ items }) => (
        <>
          <AskLink onTap={() => go('search')}>{words.ask}</AskLink>
          {items.length === 0 ? (
            <Blank icon="book" head={words.guidesEmpty} words={words.guidesEmptyWhy} />
          ) : (
            items.map((guide) => <GuideRow key={guide.guideId} guide={guide} />)
          )}
          <MoreButton of={guides} />
        </>
      )}
    </LoadedPage>
  )
}
