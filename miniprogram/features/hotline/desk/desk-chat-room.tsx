import { View } from '@tarojs/components'
import { Instead } from '../../../ui/page'
import { ChatBar } from '../chat/chat-bar'
import { ChatBody } from '../chat/chat-body'
import { useAttach } from '../chat/use-attach'
import { useChat } from '../chat/use-chat'
import { useOutbox } from '../chat/use-outbox'
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
  const { page, look, older } = useChat(caseId)
  const outbox = useOutbox(caseId, look)
  const attach = useAttach(caseId, outbox.say)
  if (page.data === undefined) return <Instead of={page} />
  const { chat, messages } = page.data
  return (
    <View className="dk-chat">
      {chat.answerBy !== undefined && (
        <View className="right">
          <PromiseTag promisedBy={chat.answerBy} now={now} />
        </View>
      )}
      <ChatBody
        chat={chat}
        messages={messages}
        outbox={outbox}
        other={person}
        as="adviser"
        now={now}
        older={older}
      />
      <ChatBar
        draft={`hotline-chat:${caseId}`}
        placeholder={words.chat.placeholder}
        attach={attach}
        onSay={(text) => {
          outbox.say({ text })
          return true
        }}
      />
    </View>
  )
}
