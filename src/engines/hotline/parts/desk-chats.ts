import { mustNotServe } from '../rules/conflict'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { ChatDoc } from '../store/chats'
import { boardOf, dutyNow, type Board } from './board'
import { adviserCard } from './cards'
import { isLate } from './chat-view'

/** One of the duty box may be taken by anybody of the desk; one that is past its time also from whoever has it, by those who are
 *  on duty now: its adviser may be asleep. */
export const mayTakeChat = (board: Board, chat: ChatDoc, adviserId: string, now: Date): boolean =>
  chat.adviserId === undefined ||
  (chat.adviserId !== adviserId &&
    isLate(chat, now) &&
    dutyNow(board, 'chat', now).some((shift) => shift.adviserId === adviserId))

/** Chats that the adviser has or could take, those due first; what is said in them is not here. */
export const deskChats = async (given: Services, adviser: AdviserDoc) => {
  const now = given.clock.now()
  const found = await given.chats.waitingAt(adviser.serviceIds, adviser._id, now)
  const files = await given.cases.byIds(found.map(({ _id }) => _id))
  const due = (chat: ChatDoc): number => chat.answerBy?.getTime() ?? Number.MAX_SAFE_INTEGER
  const open = found
    .filter(({ _id }) => {
      const file = files.get(_id)
      return file?.state === 'open' && !mustNotServe(adviser, file.personPath)
    })
    .sort((a, b) => due(a) - due(b) || b.lastAt.getTime() - a.lastAt.getTime())
  const rows = await Promise.all(
    open.map(async (chat) => {
      const board = await boardOf(given, chat.serviceId)
      const by = chat.adviserId === undefined ? undefined : board.advisers.get(chat.adviserId)
      return {
        caseId: chat._id,
        serviceId: chat.serviceId,
        serviceName: board.service.name,
        kind: chat.kind,
        person: chat.person,
        ...(by && { adviser: adviserCard(by) }),
        mine: chat.adviserId === adviser._id,
        mayTake: mayTakeChat(board, chat, adviser._id, now),
        unread: chat.last - chat.adviserRead,
        ...(chat.answerBy && { answerBy: chat.answerBy.toISOString() }),
        late: isLate(chat, now),
        lastAt: chat.lastAt.toISOString(),
      }
    }),
  )
  return rows.filter(({ mine, mayTake }) => mine || mayTake)
}
