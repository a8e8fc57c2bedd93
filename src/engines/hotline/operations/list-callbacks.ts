import { hotline } from '../contract'
import { deskQueue } from '../parts/desk-queue'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

export const listCallbacks = operation(hotline.listCallbacks, async (given) => {
  const adviser = await adviserBehind(given, given.caller)
  return { at: given.clock.now().toISOString(), items: await deskQueue(given, adviser) }
})
