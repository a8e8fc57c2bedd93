import { View } from '@tarojs/components'
import { readArticle } from '../../../features/library/api'
import { ArticleText } from '../../../features/library/components/article-text'
import { GuideRow } from '../../../features/library/components/guide-row'
import { words } from '../../../features/library/words'
import { useParams } from '../../../platform/lifecycle'
import { replace } from '../../../platform/navigate'
import { useShareCard } from '../../../platform/share'
import { Btn, Btns } from '../../../ui/btn'
import { Section } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { useLoaded } from '../../../ui/use-loaded'

/** One article, its neighbours, and the guides that speak of it. */
export default function LawPage() {
  const { lawId = '', label = '' } = useParams()
  const article = useLoaded(`law:${lawId}:${label}`, () => readArticle(lawId, label))
  useShareCard(
    article.data === undefined
      ? undefined
      : { title: `${article.data.lawTitle} ${article.data.label}`, page: 'law', params: { lawId, label } },
  )
  return (
    <LoadedPage title={words.article} of={article}>
      {(shown) => (
        <>
          <ArticleText article={shown} />
          <View className="sect sect--dense">
            <Btns>
              <Btn
                grow
                icon="left"
                off={shown.previous === undefined}
                onTap={() => replace('law', { lawId, label: shown.previous })}
              >
                {shown.previous ?? words.previous}
              </Btn>
              <Btn
                grow
                icon="right"
                iconLast
                off={shown.next === undefined}
                onTap={() => replace('law', { lawId, label: shown.next })}
              >
                {shown.next ?? words.next}
              </Btn>
            </Btns>
          </View>
          {shown.guides.length > 0 && (
            <Section title={words.guidesCiting} rows>
              {shown.guides.map((guide) => (
                <GuideRow key={guide.guideId} guide={guide} />
              ))}
            </Section>
          )}
        </>
      )}
    </LoadedPage>
  )
}
