import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { titled } from '../parts/cards'
import { mayTakeChat } from '../parts/desk-chats'
import { say } from '../parts/say'
import { tell } from '../parts/tell'
import { adviserBehind } from '../parts/who-sees'
import { mustNotServe } from '../rules/conflict'
import { DONE, operation } from '../services'

/** A chat of the duty box, or one past its time, becomes somebody's; the promise stays as it was. */
export const takeChat = operation(hotline.takeChat, async (given) => {
  const { input, caller, cases, chats, catalogue, clock } = given
  const adviser = await adviserBehind(given, caller)
  const [file, chat] = [await cases.get(input.caseId), await chats.get(input.caseId)]
  if (!file || !chat || !adviser.serviceIds.includes(file.serviceId)) throw refuse('NOT_FOUND')
  if (mustNotServe(adviser, file.personPath)) throw refuse('AGAINST_OWN_CLIENT')
  if (chat.adviserId === adviser._id) return DONE
  const board = await boardOf(given, file.serviceId)
  if (!mayTakeChat(board, chat, adviser._id, clock.now())) throw refuse('TAKEN_BY_OTHER')
  if (!(await chats.take(chat._id, adviser._id, chat.adviserId))) throw refuse('TAKEN_BY_OTHER')
  if (file.adviserId === undefined) await cases.change(file._id, { adviserId: adviser._id })
  else if (file.adviserId !== adviser._id) await cases.name(file._id, adviser._id, true)
  await say(given, [{ caseId: file._id, from: 'house', text: `${titled(adviser)}来回答您` }])
  for (const { memberId } of (await catalogue.advisers([chat.adviserId])).values())
    await tell(given, {
      key: `relieved:${chat._id}:${chat.last}`,
      memberId,
      kind: 'chat',
      text: `过了时间没有回复的一条提问，${titled(adviser)}接过去回答了`,
      caseId: file._id,
    })
  return DONE
})
