import { Text, View } from '@tarojs/components'
import { State } from '../../../ui/tag'
import type { ChatHead } from '../api'
import { by } from '../when'
import { words } from '../words'

/** Under the title: who answers, and by when. */
export const ChatState = ({ chat, now }: { chat: ChatHead; now: number | undefined }) => {
  const { adviser } = chat
  if (chat.state === 'closed') return <Line tone="plain" head={words.chatEnded} />
  if (chat.late) return <Line tone="bad" head={words.chatLate} />
  const who = adviser === undefined ? words.deskRoom : words.adviser(adviser.name, adviser.kind)
  if (chat.answerBy !== undefined)
    return <Line tone="warn" head={who} rest={words.chatWaiting(by(chat.answerBy, now))} />
  return chat.open ? (
    <Line tone="ok" head={who} rest={words.chatOpen(by(chat.nextAnswerBy, now))} />
  ) : (
    <Line tone="plain" head={words.chatClosed} rest={words.chatClosedWhy(by(chat.nextAnswerBy, now))} />
  )
}

const Line = ({
  tone,
  head,
  rest,
}: {
  tone: 'ok' | 'warn' | 'bad' | 'plain'
  head: string
  rest?: string
}) => (
  <View className="grow">
    <State tone={tone}>{head}</State>
    {rest !== undefined && <Text className="row__sub">{rest}</Text>}
  </View>
)
