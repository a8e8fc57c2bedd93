import { View } from '@tarojs/components'
import { Instead } from '../../../ui/page'
import { ChatBar } from '../chat/chat-bar'
import { ChatBody } from '../chat/chat-body'
import { useRoom } from '../chat/use-room'
import '../hotline.css'
import { PromiseTag } from './today-callback'
import { words } from './words'

interface DeskChatRoomProps {
  caseId: string
  now: number | undefined
  /** 陈*例 */
  person: string
}

/** The chat of a case from the other side. */
export const DeskChatRoom = ({ caseId, now, person }: DeskChatRoomProps) => {
  const { page, body, bar } = useRoom(caseId)
  if (page.data === undefined) return <Instead of={page} />
  const { chat, messages } = page.data
  return (
    <View className="dk-chat">
      {chat.answerBy !== undefined && (
        <View className="right">
          <PromiseTag promisedBy={chat.answerBy} now={now} />
        </View>
      )}
      <ChatBody chat={chat} messages={messages} other={person} as="adviser" now={now} {...body} />
      <ChatBar placeholder={words.chat.placeholder} {...bar} />
    </View>
  )
}
