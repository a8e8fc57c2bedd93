import { hotline } from '../contract'
import { boardOf, matterOf } from '../parts/board'
import { chatHead } from '../parts/chat-view'
import { caseFor, writeEntry } from '../parts/open-case'
import { say } from '../parts/say'
import { chatOf } from '../parts/start-chat'
import { operation } from '../services'

export const openChat = operation(hotline.openChat, async (given) => {
  const { input, caller, clock } = given
  const now = clock.now()
  const board = await boardOf(given, input.serviceId)
  const { matterId } = matterOf(board.service, input.matterId)
  const file = await caseFor(given, caller, board, {
    caseId: input.caseId,
    matterId,
    text: input.text,
  })
  const opened = await chatOf(given, board, file)
  if (opened.last === 0) await writeEntry(given, file, { kind: 'chat', by: 'worker', text: '在线问' })
  const [said] =
    input.text === '' ? [] : await say(given, [{ caseId: file._id, from: 'worker', text: input.text }])
  return { at: now.toISOString(), chat: chatHead(said?.chat ?? opened, file, board, now) }
})
