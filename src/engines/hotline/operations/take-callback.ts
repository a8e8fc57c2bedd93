import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { deskCallbackView } from '../parts/callback-view'
import { giveCallback } from '../parts/give-callback'
import { deskCallback } from '../parts/desk-callback'
import { mustNotServe } from '../rules/conflict'
import { operation } from '../services'

export const takeCallback = operation(hotline.takeCallback, async (given) => {
  const { callback, adviser } = await deskCallback(given, given.caller, given.input.callbackId)
  if (mustNotServe(adviser, callback.personPath)) throw refuse('AGAINST_OWN_CLIENT')
  const others = callback.adviserId !== undefined && callback.adviserId !== adviser._id
  if (callback.live !== true || (others && callback.takenAt !== undefined)) throw refuse('TAKEN_BY_OTHER')
  const taken = await giveCallback(given, callback, adviser)
  if (!taken) throw refuse('TAKEN_BY_OTHER')
  const board = await boardOf(given, callback.serviceId)
  return { callback: deskCallbackView(taken, board, given.vault, adviser._id) }
})
