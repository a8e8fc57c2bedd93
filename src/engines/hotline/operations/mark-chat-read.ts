import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { partIn } from '../parts/who-sees'
import { operation } from '../services'

export const markChatRead = operation(hotline.markChatRead, async (given) => {
  const { input, caller, cases, chats } = given
  const { file, as } = await partIn(given, caller, await cases.get(input.caseId))
  const side = as === 'worker' ? 'workerRead' : 'adviserRead'
  const chat = await chats.markRead(file._id, side, input.position)
  if (!chat) throw refuse('NOT_FOUND')
  return { read: chat[side] }
})
