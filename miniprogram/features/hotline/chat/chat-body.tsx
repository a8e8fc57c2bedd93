import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Bubble, BubbleMeta, Chat, ChatTime, Msg } from '../../../ui/bubble'
import type { ChatHead, ChatMessage } from '../api'
import { when } from '../when'
import { words } from '../words'
import { FilePart } from './file-part'
import { joined } from './joined'
import { notThere } from './outbox'
import type { Outbox } from './use-outbox'
import { CHAT_END } from './use-chat'
import { UnsentMsg } from './unsent-msg'

interface ChatBodyProps {
  chat: ChatHead
  messages: readonly ChatMessage[]
  outbox: Outbox
  /** Who the other side is to this one. */
  other: string
  as: 'worker' | 'adviser'
  now: number | undefined
  older: (() => Promise<void>) | undefined
}

/** A pause so long, in milliseconds, that the time is said again. */
const PAUSE_MS = 10 * 60_000

/** What was said, oldest first, and below it what has not arrived yet. */
export const ChatBody = ({ chat, messages: looked, outbox, other, as, now, older }: ChatBodyProps) => {
  const messages = joined(outbox.landed, looked)
  // The other side's mark: how far they have read.
  const readTo = as === 'worker' ? chat.adviserRead : chat.workerRead
  const lastMine = messages.filter(({ mine }) => mine).at(-1)?.position
  return (
    <Chat>
      {older !== undefined && (
        <View className="center">
          <Btn small kind="text" onTap={older}>
            {words.olderMessages}
          </Btn>
        </View>
      )}
      {messages.map((message, place) => {
        const before = messages[place - 1]
        const isLater = before === undefined || Date.parse(message.at) - Date.parse(before.at) > PAUSE_MS
        return (
          <View key={message.position} className="stack gap-20">
            {isLater && <ChatTime>{when(message.at, now)}</ChatTime>}
            <Message caseId={chat.caseId} message={message} other={other} />
            {message.position === lastMine && readTo >= message.position && (
              <View className="right">
                <BubbleMeta icon="check">
                  {as === 'worker' ? words.seenByAdviser : words.seenByPerson}
                </BubbleMeta>
              </View>
            )}
          </View>
        )
      })}
      {notThere(outbox.unsent, messages).map((one) => (
        <UnsentMsg key={one.key} one={one} outbox={outbox} />
      ))}
      <View id={CHAT_END} />
    </Chat>
  )
}

const Message = ({ caseId, message, other }: { caseId: string; message: ChatMessage; other: string }) => {
  const { from, mine, name, text, file } = message
  if (from === 'house') return <View className="hl-house">{text}</View>
  return (
    <Msg who={mine ? words.me : (name ?? other)} mine={mine} dark={from === 'adviser'}>
      <Bubble mine={mine}>
        {text !== undefined && <View className="pre">{text}</View>}
        {file !== undefined && <FilePart caseId={caseId} file={file} />}
      </Bubble>
    </Msg>
  )
}
