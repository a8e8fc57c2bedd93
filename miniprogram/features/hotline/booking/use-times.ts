import { useState } from 'react'
import { useLoaded, type Loaded } from '../../../ui/use-loaded'
import { listSlots, searchFreeTimes, type FreeTimes, type SlotsOfDay, type Wish } from '../api'
import { dayAfter } from '../when'

/** Days shown at once. */
export const WEEK_DAYS = 7

export interface Times {
  readonly week: Loaded<FreeTimes>
  readonly slots: Loaded<SlotsOfDay>
  /** The chosen day, or the first that has a time. */
  readonly day: string | undefined
  readonly choose: (day: string) => void
  readonly show: (from: string) => void
  readonly later: (() => void) | undefined
  readonly earlier: (() => void) | undefined
}

/** The days that have times for a wish, and the times of one of them. Nothing of it is kept: a minute later it is wrong. */
export const useTimes = (wish: Wish, daysAhead: number): Times => {
  const [from, setFrom] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const key = JSON.stringify(wish)
  const week = useLoaded(
    `hotline-days:${key}:${from ?? ''}`,
    () => searchFreeTimes({ wish, days: WEEK_DAYS, ...(from === undefined ? {} : { from }) }),
    { keep: false },
  )
  const days = week.data?.days ?? []
  // The first answer begins with the server's today.
  const [today, setToday] = useState<string>()
  if (from === undefined && today === undefined && days[0] !== undefined) setToday(days[0].day)

  const open = days.filter(({ state }) => state === 'open')
  const day = open.find((one) => one.day === chosen)?.day ?? open[0]?.day
  const slots = useLoaded(
    day === undefined ? undefined : `hotline-slots:${key}:${day}`,
    () => listSlots(wish, day ?? ''),
    { keep: false },
  )
  const first = days[0]?.day
  const last = days.at(-1)?.day
  const end = today === undefined ? undefined : dayAfter(today, daysAhead - 1)
  return {
    week,
    slots,
    day,
    choose: setChosen,
    show: (start) => {
      setFrom(start)
      setChosen(start)
    },
    later:
      last === undefined || end === undefined || last >= end ? undefined : () => setFrom(dayAfter(last, 1)),
    earlier:
      first === undefined || today === undefined || first <= today
        ? undefined
        : () => {
            const before = dayAfter(first, -WEEK_DAYS)
            setFrom(before < today ? today : before)
          },
  }
}
