import { shanghaiDay, startOfDay } from '../../../kernel/time'
import { hotline } from '../contract'
import { calendarDays } from '../parts/calendar'
import { adviserCard } from '../parts/cards'
import { bookableSpan, timesFor, wantedBy } from '../parts/wanted'
import { personOf, wishOf } from '../parts/wish-of'
import { noteOf } from '../rules/roster/calendar'
import { addDays } from '../rules/local-time'
import { operation } from '../services'

/** One look at the maps answers for all days; which day a time belongs to is Shanghai's. */
export const searchFreeTimes = operation(hotline.searchFreeTimes, async (given) => {
  const { input, caller, clock } = given
  const now = clock.now()
  const wish = await wishOf(given, caller, input.wish)
  const wanted = await wantedBy(given, personOf(caller), wish)
  const span = bookableSpan(wanted.board, now, input.from, input.days)
  const whole = bookableSpan(wanted.board, now, undefined, wanted.board.service.daysAhead + 1)
  const end = startOfDay(addDays(whole.firstDay, whole.days))
  const counts = new Map<string, { left: number; all: number }>()
  for (const { startsAt, free } of await timesFor(given, wanted, now, end)) {
    const day = shanghaiDay(startsAt)
    const count = counts.get(day) ?? { left: 0, all: 0 }
    counts.set(day, { left: count.left + (free.length > 0 ? 1 : 0), all: count.all + 1 })
  }
  const notes = new Map(
    (await calendarDays(given, span.firstDay, span.days)).map((day) => [day.day, noteOf(day)]),
  )
  const days = Array.from({ length: span.days }, (_, at) => {
    const day = addDays(span.firstDay, at)
    const { left, all } = counts.get(day) ?? { left: 0, all: 0 }
    const why = notes.get(day)
    if (all === 0) return { day, state: 'closed' as const, left, ...(why !== undefined && { why }) }
    return { day, state: left > 0 ? ('open' as const) : ('full' as const), left }
  })
  const next = days.some(({ state }) => state === 'open')
    ? undefined
    : [...counts].find(([day, { left }]) => left > 0 && day >= span.firstDay)?.[0]
  const adviser = wish.adviserId === undefined ? undefined : wanted.board.advisers.get(wish.adviserId)
  return {
    at: now.toISOString(),
    minutes: wanted.minutes,
    ...(adviser && { adviser: adviserCard(adviser) }),
    days,
    ...(next !== undefined && { nextFreeOn: next }),
  }
})
