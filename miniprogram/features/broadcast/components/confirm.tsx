import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Tag } from '../../../ui/tag'
import { useSend } from '../../../ui/use-send'
import { acknowledge, type FeedItem } from '../api'
import { words } from '../words'

/** "I have read it", below a message that is read where it stands. One tap. */
export const Confirm = ({
  groupId,
  item,
  done,
  onDone,
}: {
  groupId: string
  item: FeedItem
  done: boolean
  onDone: () => void
}) => {
  const sending = useSend(acknowledge)
  const confirm = async () => {
    if ((await sending.send({ groupId, itemId: item.itemId })) !== undefined) onDone()
  }
  if (done)
    return (
      <Tag tone="ok" icon="check">
        {words.confirmed}
      </Tag>
    )
  if (sending.refusal?.code === 'BIND_PHONE')
    return (
      <Btn small kind="line" onTap={() => go('bind')}>
        {words.bindToConfirm}
      </Btn>
    )
  return (
    <>
      <Btn small kind="line" icon="check" busy={words.noting} onTap={confirm}>
        {item.compulsory ? words.mustKnown : words.iKnow}
      </Btn>
      {(sending.lost || sending.refusal !== undefined) && (
        <View className="feed-acts__note">
          <FailureNote of={sending} />
        </View>
      )}
    </>
  )
}
