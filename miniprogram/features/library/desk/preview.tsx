import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../ui/card'
import { Heading, Line } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import type { Guide } from '../api'
import { ArticleSheet } from '../components/article-sheet'
import type { ArticleAddress } from '../components/cited'
import { GuideText } from '../components/guide-text'
import type { Citation } from './api'
import { CitationLine } from './citation-line'
import { words } from './words'

export interface Written {
  readonly title: string
  readonly topic: string
  readonly answer: string
  readonly card: string
  readonly sections: readonly {
    readonly heading: string
    readonly text: string
    readonly pictures: readonly { readonly alt: string; readonly path: string }[]
  }[]
  readonly correctionNote?: string | undefined
}

const t = words.detail

/** The words as the reader's page takes them; what that page says beside them (day, minutes) has no part in the text. */
const asGuide = (of: Written, version: number, citations: readonly Citation[]): Guide => ({
  guideId: '',
  version,
  title: of.title,
  card: of.card,
  topic: of.topic,
  minutes: 1,
  corrected: false,
  withdrawn: false,
  answer: of.answer,
  sections: of.sections.map(({ heading, text, pictures }) => ({
    heading,
    text,
    pictures: pictures.filter(({ path }) => path !== '').map(({ path, alt }) => ({ path, alt })),
  })),
  citations: [...citations],
  toBeReviewed: false,
  asOf: '',
})

/** A guide as its readers see it, with its card and what is known of each cited article. */
export const GuidePreview = ({
  of,
  version,
  citations,
}: {
  of: Written
  version: number
  citations: readonly Citation[]
}) => {
  const [article, setArticle] = useState<ArticleAddress>()
  return (
    <View>
      <View className="dk-head">
        <Line>
          <Tag tone="line">{words.list.version(version)}</Tag>
          {of.topic !== '' && <Tag>{of.topic}</Tag>}
        </Line>
        <Heading>{of.title === '' ? t.nothing : of.title}</Heading>
        {of.correctionNote !== undefined && of.correctionNote !== '' && (
          <Card well>
            <View className="sm muted">{t.correction}</View>
            <View className="pre">{of.correctionNote}</View>
          </Card>
        )}
        <Card well>
          <View className="split">
            <Text className="sm muted">{t.card}</Text>
            <Text className="xs muted num">{t.cardCount(of.card.length)}</Text>
          </View>
          <View className="pre">{of.card === '' ? t.nothing : of.card}</View>
        </Card>
        <GuideText guide={asGuide(of, version, citations)} size="m" onArticle={setArticle} />
      </View>
      <View className="sect">
        <Heading level={3}>{t.law}</Heading>
        {citations.length === 0 ? (
          <View className="sm muted">{t.noLaw}</View>
        ) : (
          <View className="rows--plain">
            {citations.map((citation) => (
              <CitationLine key={citation.text} text={citation.text} of={citation} onOpen={setArticle} />
            ))}
          </View>
        )}
      </View>
      {article !== undefined && <ArticleSheet {...article} onClose={() => setArticle(undefined)} />}
    </View>
  )
}
