import { sayDate } from '../../../kernel/time'
import type { Services } from '../services'
import { boardOf, dutyNow } from './board'
import { tell } from './tell'

/** Nobody answered by the time that was promised: its adviser, whoever is at the desk now, staff and the person hear of it. Twice
 *  or late is once: the promise that was raised is remembered, and an answer has taken it away. */
export const raiseChat = async (given: Services, caseId: string, answerBy: Date): Promise<void> => {
  const now = given.clock.now()
  const chat = await given.chats.get(caseId)
  const same = chat?.answerBy?.getTime() === answerBy.getTime()
  if (!chat || !same || answerBy > now || chat.alarmedFor?.getTime() === answerBy.getTime()) return
  const file = await given.cases.get(caseId)
  if (file?.state !== 'open') return
  const board = await boardOf(given, chat.serviceId)
  await given.chats.change(caseId, { alarmedFor: answerBy })
  const key = `chat-late:${caseId}:${answerBy.getTime()}`
  const desk = [chat.adviserId, ...dutyNow(board, 'chat', now).map(({ adviserId }) => adviserId)]
  const people = [...new Set(desk)].flatMap((adviserId) => board.advisers.get(adviserId ?? '') ?? [])
  for (const { memberId } of people)
    await tell(given, { key, memberId, kind: 'alarm', text: '有一条提问过了答应的时间还没有回复', caseId })
  await tell(given, {
    key,
    memberId: chat.memberId,
    kind: 'chat',
    text: '您问的事过了时间还没有回复，已经告诉工会的人去催',
    caseId,
  })
  await given.notices.raise({
    _id: key,
    orgPath: chat.orgPath,
    serviceId: chat.serviceId,
    at: now,
    kind: 'chat-late',
    text: `${board.service.name}：答应${sayDate(answerBy)} 前的回复没有给`,
    caseId,
  })
}
