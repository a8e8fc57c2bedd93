import { postAnswer } from '../engines/broadcast/answering'
import { HOUSE } from '../kernel/caller'
import type { Consumer } from '../kernel/outbox'
import { unitOf } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** Puts an answer on the page of the group that asked. */
export const answerAskedBack = (house: House): Consumer => {
  const unit = unitOf(house, HOUSE)
  return async ({ payload }) => {
    const { questionId } = payload
    if (typeof questionId !== 'string') throw new TypeError('the message names no question')
    await postAnswer(unit, questionId)
  }
}
