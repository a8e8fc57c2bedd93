import { after, MINUTE, startOfDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { signSlot } from '../parts/slot-token'
import { bookableSpan, dayStart, timesFor, wantedBy } from '../parts/wanted'
import { personOf, wishOf } from '../parts/wish-of'
import { addDays } from '../rules/local-time'
import { operation } from '../services'

/** The times of one day, each with a token of its own for this person. */
export const listSlots = operation(hotline.listSlots, async (given) => {
  const { input, caller, clock, signer } = given
  const now = clock.now()
  const person = personOf(caller)
  const wish = await wishOf(given, caller, input.wish)
  const wanted = await wantedBy(given, person, wish)
  const { firstDay, days } = bookableSpan(wanted.board, now, input.day, 1)
  const times =
    days === 0 || firstDay !== input.day
      ? []
      : await timesFor(given, wanted, dayStart(input.day, now), startOfDay(addDays(input.day, 1)))
  return {
    day: input.day,
    minutes: wanted.minutes,
    slots: times.map(({ startsAt, free }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: after(startsAt, wanted.minutes * MINUTE).toISOString(),
      left: free.length,
      ...(free.length > 0 && { slotId: signSlot(signer, person.memberId, wish, startsAt, now) }),
    })),
  }
})
