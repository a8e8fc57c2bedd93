import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { chatHead, messageView } from '../parts/chat-view'
import { noteLook, partIn } from '../parts/who-sees'
import { operation } from '../services'

const PAGE = 50

export const readChat = operation(hotline.readChat, async (given) => {
  const { input, caller, clock, cases, chats, catalogue } = given
  const now = clock.now()
  const { file, as, adviser } = await partIn(given, caller, await cases.get(input.caseId))
  const chat = await chats.get(file._id)
  if (!chat) throw refuse('NOT_FOUND')
  if (as !== 'worker') await noteLook(given, caller, file)
  const found = await chats.messages(chat.kind, chat._id, input, PAGE)
  const advisers = await catalogue.advisers(found.map(({ adviserId }) => adviserId))
  const files = await chats.files(found.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId])))
  const me = as === 'worker' ? 'worker' : (adviser?._id ?? '')
  return {
    at: now.toISOString(),
    chat: chatHead(chat, file, await boardOf(given, chat.serviceId), now),
    messages: found.map((message) => messageView(given, message, chat, advisers, files, me)),
  }
})
