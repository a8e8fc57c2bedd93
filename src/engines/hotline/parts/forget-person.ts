import type { Services } from '../services'
import { ABOUT } from './sealing'
import { letGo } from './holds'
import { writeEntry } from './open-case'
import { takingOf } from './takings'
import { tell } from './tell'
import { TOPICS } from './topics'

/** Stands where a name was. */
const NOBODY = '已退出的人'

/** Somebody has left the union. Whatever they still had ahead is given back and whoever waits for it hears of it; their name and
 *  number go, and the ledgers keep an id that leads to nobody. What was advised stays sealed with its desk. Again is the same. */
export const forgetPerson = async (given: Services, memberId: string): Promise<void> => {
  await giveTimesBack(given, memberId)
  await given.waits.endAllOf(memberId)
  await endPromises(given, memberId)
  await endCases(given, memberId)
  await given.bookings.forget(memberId)
  await given.notices.forget(memberId)
}

const giveTimesBack = async (given: Services, memberId: string): Promise<void> => {
  const { bookings, slots, outbox, clock } = given
  // A talk that is going on ends as it would; one ahead is free for somebody else.
  const ahead = await bookings.upcomingOf(memberId, clock.now())
  await letGo(
    given,
    ahead.filter(({ state }) => state === 'held' || state === 'offered'),
  )
  for (const booking of ahead) {
    if (booking.state !== 'confirmed' && booking.state !== 'displaced') continue
    if (!(await bookings.change(booking._id, [booking.state], { state: 'cancelled' }))) continue
    const { _id, serviceId } = booking
    if (booking.state === 'confirmed') await slots.free([takingOf(booking)])
    await outbox.add(TOPICS.freed, `${serviceId}:${_id}`, { serviceId })
  }
}

const endPromises = async (given: Services, memberId: string): Promise<void> => {
  const { calls, catalogue, vault } = given
  for (const { _id: callbackId, adviserId } of await calls.liveOfMember(memberId)) {
    await calls.changeCallback(callbackId, {}, { state: 'cancelled' }, ['live', 'nextTryAt'])
    const adviser = adviserId === undefined ? null : await catalogue.adviser(adviserId)
    if (adviser)
      await tell(given, {
        key: `cancelled:${callbackId}`,
        memberId: adviser.memberId,
        kind: 'callback',
        text: '您接下的一个回电不用打了',
        callbackId,
      })
  }
  await calls.leaveOpenCalls(memberId)
  await calls.forget(memberId, vault.seal('', ABOUT.phone), NOBODY)
}

const endCases = async (given: Services, memberId: string): Promise<void> => {
  const { cases, chats, clock } = given
  const now = clock.now()
  for (const file of await cases.openOf(memberId)) {
    await cases.change(file._id, { state: 'closed', closedAt: now, changedAt: now, outcome: 'withdrawn' }, [
      'nextStep',
    ])
    await writeEntry(given, file, { kind: 'result', by: 'house', text: '本人退出了工会，这件事到此为止' })
  }
  await chats.forget(memberId, NOBODY)
  await cases.forget(memberId, NOBODY)
}
