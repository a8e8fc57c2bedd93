import type { Services } from '../services'
import type { CaseDoc } from '../store/cases'
import type { ChatDoc, ChatFileDoc, MessageDoc } from '../store/chats'
import type { AdviserDoc } from '../store/catalogue'
import { dueTime } from '../rules/promise/due-time'
import { dutyNow, dutyStretches, type Board } from './board'
import { adviserCard, titled } from './cards'
import { openText } from './sealing'

export const chatHead = (chat: ChatDoc, file: Pick<CaseDoc, 'state'>, board: Board, now: Date) => {
  const adviser = chat.adviserId === undefined ? undefined : board.advisers.get(chat.adviserId)
  const next = dueTime(now, dutyStretches(board, 'chat'), board.service.chatMinutes)
  return {
    caseId: chat._id,
    serviceId: chat.serviceId,
    serviceName: board.service.name,
    kind: chat.kind,
    ...(adviser && { adviser: adviserCard(adviser) }),
    open: dutyNow(board, 'chat', now).length > 0,
    ...(chat.answerBy && { answerBy: chat.answerBy.toISOString() }),
    nextAnswerBy: (chat.answerBy ?? next).toISOString(),
    late: isLate(chat, now),
    last: chat.last,
    workerRead: chat.workerRead,
    adviserRead: chat.adviserRead,
    state: file.state,
  }
}

export const isLate = (chat: ChatDoc, now: Date): boolean =>
  chat.answerBy !== undefined && chat.answerBy <= now

/** A message as one side sees it. Advisers are named; the person is not, whoever looks. */
export const messageView = (
  { vault }: Pick<Services, 'vault'>,
  message: MessageDoc,
  chat: Pick<ChatDoc, 'kind'>,
  advisers: ReadonlyMap<string, AdviserDoc>,
  files: ReadonlyMap<string, ChatFileDoc>,
  me: string,
) => {
  const adviser = message.adviserId === undefined ? undefined : advisers.get(message.adviserId)
  const file = message.fileId === undefined ? undefined : files.get(message.fileId)
  const mine =
    me === 'worker' ? message.from === 'worker' : message.from === 'adviser' && message.adviserId === me
  return {
    position: message.position,
    at: message.at.toISOString(),
    from: message.from,
    ...(adviser && { name: titled(adviser) }),
    mine,
    ...(message.text && { text: openText(vault, chat.kind, message.text) }),
    ...(file && {
      file: {
        fileId: file._id,
        kind: file.kind,
        fileName: file.fileName,
        bytes: file.bytes,
        ...(file.seconds !== undefined && { seconds: file.seconds }),
      },
    }),
  }
}
