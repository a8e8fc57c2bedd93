import { listStatutes } from '../../../features/library/api'
import { LawList } from '../../../features/library/components/law-list'
import { words } from '../../../features/library/words'
import { go } from '../../../platform/navigate'
import { LoadedPage } from '../../../ui/page'
import { Blank, RowBones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** Every law of the library; a law opens at its first article. */
export default function LawsPage() {
  const laws = useLoaded('laws', listStatutes)
  return (
    <LoadedPage title={words.laws} of={laws} bones={<RowBones />}>
      {(shown) =>
        shown.items.length === 0 ? (
          <Blank icon="book" head={words.lawsEmpty} words={words.lawsEmptyWhy} />
        ) : (
          <LawList of={shown} onTap={({ lawId }) => go('law', { lawId, label: '第一条' })} />
        )
      }
    </LoadedPage>
  )
}
