import type { Services } from '../services'
import type { CaseDoc } from '../store/cases'
import type { ChatDoc } from '../store/chats'
import { dutyNow, type Board } from './board'
import { barredFor } from './promise'

/** The chat of a case, made when there is none. In hours the case's own adviser has it, else whoever at the desk has the fewest;
 *  out of hours it lies in the duty box until somebody takes it. */
export const chatOf = async (given: Services, board: Board, file: CaseDoc): Promise<ChatDoc> => {
  const known = await given.chats.get(file._id)
  if (known) return known
  const adviserId = await answerer(given, board, file)
  const chat: ChatDoc = {
    _id: file._id,
    serviceId: file.serviceId,
    kind: file.kind,
    orgPath: file.orgPath,
    memberId: file.memberId ?? '',
    person: file.person,
    ...(adviserId !== undefined && { adviserId }),
    state: 'open',
    last: 0,
    lastAt: given.clock.now(),
    workerRead: 0,
    adviserRead: 0,
  }
  await given.chats.add(chat)
  if (adviserId !== undefined && file.adviserId === undefined)
    await given.cases.change(file._id, { adviserId })
  return chat
}

const answerer = async (given: Services, board: Board, file: CaseDoc): Promise<string | undefined> => {
  const barred = barredFor(board, file.personPath)
  const onDuty = dutyNow(board, 'chat', given.clock.now())
    .map(({ adviserId }) => adviserId)
    .filter((adviserId) => !barred.has(adviserId))
  if (file.adviserId !== undefined && !barred.has(file.adviserId)) return file.adviserId
  const load = await given.chats.loadOf(board.service._id)
  return onDuty.sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))[0]
}
