import { Image, Text, View } from '@tarojs/components'
import { fileAddress } from '../../desk/file-address'
import { Card } from '../../../ui/card'
import { Heading, Line } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
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
    readonly pictures: readonly { readonly fileId: string; readonly alt: string; readonly path: string }[]
  }[]
  readonly correctionNote?: string | undefined
}

const t = words.detail
const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '')

/** A guide as its readers see it. */
export const GuidePreview = ({
  of,
  version,
  citations,
}: {
  of: Written
  version: number
  citations: readonly Citation[]
}) => (
  <View className="read">
    <View className="dk-head">
      <Line>
        <Tag tone="line">{words.list.version(version)}</Tag>
        {of.topic !== '' && <Tag>{of.topic}</Tag>}
      </Line>
      <View className="h1">{of.title === '' ? t.nothing : of.title}</View>
      {of.correctionNote !== undefined && of.correctionNote !== '' && (
        <Card well>
          <View className="sm muted">{t.correction}</View>
          <View className="pre">{of.correctionNote}</View>
        </Card>
      )}
      <Card>
        <View className="sm muted">{t.answer}</View>
        <View className="lg strong">{of.answer === '' ? t.nothing : of.answer}</View>
      </Card>
      <Card well>
        <View className="split">
          <Text className="sm muted">{t.card}</Text>
          <Text className="xs muted num">{t.cardCount(of.card.length)}</Text>
        </View>
        <View className="pre">{of.card === '' ? t.nothing : of.card}</View>
      </Card>
    </View>
    {of.sections.map((section, place) => (
      <View key={place}>
        <View className="read__h">{section.heading}</View>
        {paragraphs(section.text).map((line, at) => (
          <View key={at} className="read__p">
            {line}
          </View>
        ))}
        {section.pictures.map((picture) => (
          <Image
            key={picture.fileId}
            className="dk-read__img"
            mode="widthFix"
            src={fileAddress(picture.path)}
            {...{ alt: picture.alt, ariaLabel: picture.alt }}
          />
        ))}
      </View>
    ))}
    <View className="sect">
      <Heading level={3}>{t.law}</Heading>
      {citations.length === 0 ? (
        <View className="sm muted">{t.noLaw}</View>
      ) : (
        <View className="rows--plain">
          {citations.map((citation) => (
            <CitationLine key={citation.text} text={citation.text} of={citation} />
          ))}
        </View>
      )}
    </View>
  </View>
)
