import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { TOPICS } from '../parts/topics'
import { wantedBy } from '../parts/wanted'
import { personOf, wishOf } from '../parts/wish-of'
import { daysBetween, isDay } from '../rules/local-time'
import { operation } from '../services'
import type { WaitDoc } from '../store/waits'

const LONGEST = 30

export const joinWaitlist = operation(hotline.joinWaitlist, async (given) => {
  const { input, caller, clock, ids, waits, outbox } = given
  const now = clock.now()
  const length = isDay(input.from) && isDay(input.until) ? daysBetween(input.from, input.until) : -1
  if (length < 0 || length > LONGEST || input.until < shanghaiDay(now))
    throw refuse('BAD_INPUT', { fields: { until: `从今天起，最多排 ${LONGEST} 天` } })
  const person = personOf(caller)
  const wish = await wishOf(given, caller, input.wish)
  const { board } = await wantedBy(given, person, wish)
  if ((await waits.liveOf(person.memberId)).some(({ serviceId }) => serviceId === board.service._id))
    throw refuse('WAITING_ALREADY')
  const wait: WaitDoc = {
    _id: ids.next('wait'),
    memberId: person.memberId,
    serviceId: board.service._id,
    personPath: [...person.personPath],
    wish,
    from: input.from,
    until: input.until,
    ...(input.part !== undefined && { part: input.part }),
    state: 'waiting',
    live: true,
    joinedAt: now,
    order: now,
    passed: 0,
  }
  await waits.add(wait)
  // Perhaps something is free already.
  await outbox.add(TOPICS.freed, `${wait.serviceId}:${wait._id}`, { serviceId: wait.serviceId })
  return { waitId: wait._id, ahead: await waits.ahead(wait) }
})
