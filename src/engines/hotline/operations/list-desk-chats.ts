import { hotline } from '../contract'
import { deskChats } from '../parts/desk-chats'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

export const listDeskChats = operation(hotline.listDeskChats, async (given) => {
  const adviser = await adviserBehind(given, given.caller)
  return { at: given.clock.now().toISOString(), items: await deskChats(given, adviser) }
})
