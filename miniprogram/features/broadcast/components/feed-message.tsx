import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Bubble, DocCard, Msg } from '../../../ui/bubble'
import { Tag } from '../../../ui/tag'
import { shortDay } from '../../../ui/time'
import type { FeedItem } from '../api'
import { words } from '../words'

/** One item of a group's page as a message of the union. */
export const FeedMessage = ({
  item,
  groupId,
  acknowledged,
}: {
  item: FeedItem
  groupId: string
  acknowledged: boolean
}) => (
  <Msg who={item.from} union {...(item.corrects === undefined ? {} : { tag: words.corrects(item.corrects) })}>
    {item.guide === undefined ? (
      <Bubble>
        <View className="pre">{item.text ?? ''}</View>
      </Bubble>
    ) : (
      <DocCard
        icon="book"
        kind={[words.guideKind, words.version(item.guide.version)]}
        title={item.guide.title}
        words={item.guide.card}
        when={[words.since(shortDay(item.guide.issuedOn)), words.minutes(item.guide.minutes)]}
        foot={<Asked acknowledged={acknowledged} item={item} />}
        onTap={() =>
          go('guide', {
            guideId: item.guide?.guideId,
            version: item.guide?.version,
            groupId,
            itemId: item.itemId,
          })
        }
      />
    )}
  </Msg>
)

const Asked = ({ item, acknowledged }: { item: FeedItem; acknowledged: boolean }) =>
  acknowledged ? (
    <Tag tone="ok" icon="check">
      {words.confirmed}
    </Tag>
  ) : (
    <Tag tone="warn">
      {item.corrects !== undefined
        ? words.correction
        : item.compulsory
          ? words.mustConfirm
          : words.pleaseConfirm}
    </Tag>
  )
