import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Line } from '../../../ui/layout'
import { Tag, type Tone } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { TextLink } from '../../../ui/btn'
import type { ArticleAddress } from '../components/cited'
import type { Citation } from './api'
import { words } from './words'

const tones: Readonly<Record<Citation['status'], Tone>> = {
  'in-force': 'ok',
  repealed: 'bad',
  changed: 'warn',
  'unknown-law': 'warn',
  'unknown-article': 'bad',
}

const facts = ({ status, lawTitle, label, versionDate, checkedOn, repealedOn }: Citation): string => {
  const t = words.cite
  if (status === 'unknown-law') return t.unknownLaw
  if (status === 'unknown-article') return t.unknownArticle
  return [
    [lawTitle, label].filter((word) => word !== undefined).join(' '),
    ...(versionDate === undefined ? [] : [t.version(longDay(versionDate))]),
    ...(repealedOn === undefined ? [] : [t.repealedOn(longDay(repealedOn))]),
    ...(checkedOn === undefined ? [] : [t.asOf(longDay(checkedOn))]),
  ].join('，')
}

/** One cited article and what the library knows of it. `of` undefined: not checked yet, `waiting` says why. */
export const CitationLine = ({
  text,
  of,
  waiting,
  onOpen,
  end,
}: {
  text: string
  of: Citation | undefined
  waiting?: string
  /** Shows the article itself, where the library holds it. */
  onOpen?: (article: ArticleAddress) => void
  end?: ReactNode
}) => (
  <View className="row row--top">
    <View className="row__main">
      <Line>
        <Text className="mid">{text}</Text>
        {of === undefined ? (
          waiting !== undefined && <Text className="sm muted">{waiting}</Text>
        ) : (
          <Tag tone={tones[of.status]}>{words.citations[of.status]}</Tag>
        )}
      </Line>
      {of !== undefined && <View className="row__sub">{facts(of)}</View>}
      {onOpen !== undefined && of?.lawId !== undefined && of.label !== undefined && (
        <Open lawId={of.lawId} label={of.label} onOpen={onOpen} />
      )}
    </View>
    {end}
  </View>
)

const Open = ({ onOpen, ...article }: ArticleAddress & { onOpen: (article: ArticleAddress) => void }) => (
  <TextLink className="sm" onTap={() => onOpen(article)}>
    {words.cite.open}
  </TextLink>
)
