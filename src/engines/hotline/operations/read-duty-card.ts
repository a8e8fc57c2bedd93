import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { dutyCard } from '../parts/duty-card'
import { servicesFor } from '../parts/service-choice'
import { operation } from '../services'

/** Open to everybody, so it names people and the desk's number and nothing else. */
export const readDutyCard = operation(hotline.readDutyCard, async (given) => {
  const { input, caller, catalogue, clock } = given
  const ids =
    input.serviceId === undefined
      ? (await servicesFor(catalogue, caller)).map(({ _id }) => _id)
      : [input.serviceId]
  const boards = await Promise.all(ids.map((serviceId) => boardOf(given, serviceId)))
  const now = clock.now()
  return { at: now.toISOString(), items: boards.map((board) => dutyCard(board, now)) }
})
