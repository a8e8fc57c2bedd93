import { go } from '../../../platform/navigate'
import { IconBtn } from '../../../ui/btn'
import { Hint } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { RowBones } from '../../../ui/states'
import { useServerClock } from '../use-server-clock'
import { words } from '../words'
import { View } from '@tarojs/components'
import { ChatBar } from './chat-bar'
import { ChatBody } from './chat-body'
import { ChatState } from './chat-state'
import { useRoom } from './use-room'

/** The chat of a case, for the person who asks. */
export const ChatRoom = ({ caseId }: { caseId: string }) => {
  const now = useServerClock()
  const { page, body, bar } = useRoom(caseId)
  const adviser = page.data?.chat.adviser
  const other = adviser === undefined ? words.deskRoom : words.adviser(adviser.name, adviser.kind)
  return (
    <LoadedPage
      title={words.chatTitle}
      of={page}
      well
      bare
      bones={<RowBones count={4} />}
      head={({ chat }) => (
        <View className="split pin">
          <ChatState chat={chat} now={now} />
          <IconBtn icon="list" label={words.caseTitle} onTap={() => go('hotlineCase', { caseId })} />
        </View>
      )}
      foot={() => <ChatBar placeholder={words.typeHere} {...bar} />}
    >
      {({ chat, messages }) => (
        <>
          <View className="page">
            <Hint icon="lock">{words.chatOnly}</Hint>
          </View>
          <ChatBody chat={chat} messages={messages} other={other} as="worker" now={now} {...body} />
        </>
      )}
    </LoadedPage>
  )
}
