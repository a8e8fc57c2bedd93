import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf, dutyNow } from '../parts/board'
import { adviserCard } from '../parts/cards'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

export const listColleagues = operation(hotline.listColleagues, async (given) => {
  const { input, caller, clock } = given
  const adviser = await adviserBehind(given, caller)
  if (!adviser.serviceIds.includes(input.serviceId)) throw refuse('NOT_FOUND')
  const board = await boardOf(given, input.serviceId)
  const now = clock.now()
  const duty = new Set(
    [...dutyNow(board, 'phone', now), ...dutyNow(board, 'chat', now)].map(({ adviserId }) => adviserId),
  )
  return {
    items: [...board.advisers.values()]
      .filter(({ _id }) => _id !== adviser._id)
      .map((one) => ({ ...adviserCard(one), onDuty: duty.has(one._id) }))
      .sort((a, b) => Number(b.onDuty) - Number(a.onDuty)),
  }
})
