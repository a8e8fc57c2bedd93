import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { say } from '../parts/say'
import { adviserBehind } from '../parts/who-sees'
import { mustNotServe } from '../rules/conflict'
import { DONE, operation } from '../services'

/** A chat of the duty box becomes somebody's; the promise stays as it was. */
export const takeChat = operation(hotline.takeChat, async (given) => {
  const { input, caller, cases, chats } = given
  const adviser = await adviserBehind(given, caller)
  const [file, chat] = [await cases.get(input.caseId), await chats.get(input.caseId)]
  if (!file || !chat || !adviser.serviceIds.includes(file.serviceId)) throw refuse('NOT_FOUND')
  if (mustNotServe(adviser, file.personPath)) throw refuse('AGAINST_OWN_CLIENT')
  if (chat.adviserId === adviser._id) return DONE
  if (!(await chats.take(chat._id, adviser._id))) throw refuse('TAKEN_BY_OTHER')
  if (file.adviserId === undefined) await cases.change(file._id, { adviserId: adviser._id })
  else if (file.adviserId !== adviser._id) await cases.name(file._id, adviser._id, true)
  await say(given, [{ caseId: file._id, from: 'house', text: `${titled(adviser)}来回答您` }])
  return DONE
})
