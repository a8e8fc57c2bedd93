import { Text, View } from '@tarojs/components'
import { Cite } from '../../../ui/bubble'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import type { Citation } from '../api'
import { words } from '../words'

export interface ArticleAddress {
  readonly lawId: string
  readonly label: string
}

/** A cited article: opens when the library holds it, and says so when it does not. */
export const Cited = ({
  citation,
  onOpen,
}: {
  citation: Citation
  onOpen: (article: ArticleAddress) => void
}) => {
  const { lawId, label, lawTitle } = citation
  const name = lawTitle !== undefined && label !== undefined ? `${lawTitle} ${label}` : citation.text
  if (lawId === undefined || label === undefined)
    return (
      <View>
        <Cite>{citation.text}</Cite>
        <View className="xs muted">
          {citation.status === 'unknown-article' ? words.unknownArticle : words.unknownLaw}
        </View>
      </View>
    )
  return (
    <View className="line">
      <Cite onTap={() => onOpen({ lawId, label })}>{name}</Cite>
      {citation.status === 'repealed' && (
        <Tag tone="bad" icon="fail">
          {citation.repealedOn === undefined
            ? words.repealed
            : words.repealedOn(longDay(citation.repealedOn))}
        </Tag>
      )}
      {citation.status === 'changed' && <Tag tone="warn">{words.changed}</Tag>}
      {citation.status === 'in-force' && citation.checkedOn !== undefined && (
        <Text className="xs muted">{words.checkedOn(longDay(citation.checkedOn))}</Text>
      )}
    </View>
  )
}
