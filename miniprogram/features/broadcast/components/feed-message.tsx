import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Msg } from '../../../ui/bubble'
import { TextLink } from '../../../ui/btn'
import { toast } from '../../../ui/toast'
import { asksBack, titleOf } from '../feed-item'
import { shareItem, type FeedItem } from '../api'
import { words } from '../words'
import { Confirm } from './confirm'
import { FeedBody } from './feed-body'
import './group.css'

interface FeedMessageProps {
  item: FeedItem
  groupId: string
  acknowledged: boolean
  /** The answer to a question of the person who looks. */
  isMine: boolean
  onAcknowledged: () => void
}

/** One item of a group's page as a message of whoever sent it. */
export const FeedMessage = ({ item, groupId, acknowledged, isMine, onAcknowledged }: FeedMessageProps) => {
  const tag =
    item.corrects !== undefined
      ? words.corrects(item.corrects)
      : item.kind === 'answer'
        ? isMine
          ? words.answerToYou
          : words.answer
        : item.kind === 'segment'
          ? words.segment
          : undefined
  const isLawyer = item.answer?.licence !== undefined
  return (
    <Msg
      who={item.answer?.by ?? item.from}
      union={!isLawyer}
      dark={isLawyer}
      {...(tag === undefined ? {} : { tag })}
    >
      <FeedBody item={item} groupId={groupId} acknowledged={acknowledged} />
      {asksBack(item) && (
        <View className="feed-acts">
          {item.kind !== 'guide' && (
            <Confirm groupId={groupId} item={item} done={acknowledged} onDone={onAcknowledged} />
          )}
          <TextLink onTap={() => go('askBack', { groupId, itemId: item.itemId, about: titleOf(item) })}>
            {words.askAbout}
          </TextLink>
          <TextLink onTap={() => void passOn(groupId, item.itemId)}>{words.passOn}</TextLink>
        </View>
      )}
    </Msg>
  )
}

/** To the page that others will see, from which it is passed on. */
const passOn = (groupId: string, itemId: string): Promise<void> =>
  shareItem(groupId, itemId).then(
    ({ path }) => go('shared', { s: path.split('s=')[1], mine: 1 }),
    () => toast(words.notNow, 'offline'),
  )
