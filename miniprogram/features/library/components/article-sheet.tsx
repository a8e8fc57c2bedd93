import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Sheet } from '../../../ui/sheet'
import { Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { readArticle } from '../api'
import { words } from '../words'
import { ArticleText } from './article-text'
import type { ArticleAddress } from './cited'

/** The cited article over the page, so that reading goes on where it was. */
export const ArticleSheet = ({ lawId, label, onClose }: ArticleAddress & { onClose: () => void }) => {
  const article = useLoaded(`law:${lawId}:${label}`, () => readArticle(lawId, label), { fresh: false })
  return (
    <Sheet title={words.article} onClose={onClose}>
      {article.data === undefined ? (
        <Instead of={article} bones={<Bones of={['title', 'card']} />} />
      ) : (
        <Stack gap={16}>
          <ArticleText article={article.data} />
          <Btn
            wide
            onTap={() => {
              onClose()
              go('law', { lawId, label })
            }}
          >
            {words.neighbours}
          </Btn>
        </Stack>
      )}
    </Sheet>
  )
}
