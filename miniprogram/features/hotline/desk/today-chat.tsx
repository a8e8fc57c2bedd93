import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { by } from '../when'
import { takeChat, type DeskChat } from './api'
import { PromiseTag } from './today-callback'
import { words } from './words'

const t = words.chat

/** A chat that waits. It is opened only by whoever takes it. */
export const TodayChat = ({
  chat,
  now,
  onChanged,
}: {
  chat: DeskChat
  now: number | undefined
  onChanged: () => Promise<void>
}) => {
  const taking = useSend(takeChat)
  const open = () => go('deskCases', { caseId: chat.caseId, side: 'chat' })
  const take = async () => {
    if ((await taking.send({ caseId: chat.caseId })) === undefined) return onChanged()
    toast(t.taken)
    open()
  }
  const facts = [
    chat.serviceName,
    ...(chat.unread > 0 ? [t.unread(chat.unread)] : []),
    ...(taking.refusal === undefined ? [] : [taking.refusal.message]),
    ...(chat.late ? [t.late] : chat.answerBy === undefined ? [] : [t.answerBy(by(chat.answerBy, now))]),
    ...(chat.mine ? [] : [t.sealed]),
  ]
  return (
    <Row
      icon="chat"
      title={chat.person}
      sub={facts.join('，')}
      end={
        <>
          {chat.answerBy !== undefined && <PromiseTag promisedBy={chat.answerBy} now={now} />}
          {chat.mine ? (
            <Btn small label={`${t.open}：${chat.person}`} onTap={open}>
              {t.open}
            </Btn>
          ) : (
            chat.mayTake && (
              <Btn small label={`${t.take}：${chat.person}`} busy={t.taking} onTap={take}>
                {t.take}
              </Btn>
            )
          )}
        </>
      }
    />
  )
}
