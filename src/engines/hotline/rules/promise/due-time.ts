import { DAY, MINUTE } from '../../../../kernel/time'

export interface Stretch {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Overlapping and touching stretches become one; in order. */
export const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const out: { startsAt: Date; endsAt: Date }[] = []
  for (const { startsAt, endsAt } of [...stretches].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  )) {
    const last = out.at(-1)
    if (last && startsAt.getTime() <= last.endsAt.getTime()) {
      if (endsAt.getTime() > last.endsAt.getTime()) last.endsAt = endsAt
    } else out.push({ startsAt, endsAt })
  }
  return out
}

/** The moment by which `minutes` of somebody's duty have passed since `now`. With no duty in sight a day is promised: staff are
 *  alarmed when it passes, so it is a promise that somebody hears of. */
export const dueTime = (now: Date, duty: readonly Stretch[], minutes: number): Date => {
  let left = minutes * MINUTE
  for (const { startsAt, endsAt } of merged(duty)) {
    const from = Math.max(startsAt.getTime(), now.getTime())
    const room = endsAt.getTime() - from
    if (room <= 0) continue
    if (room >= left) return new Date(from + left)
    left -= room
  }
  return new Date(now.getTime() + DAY)
}

/** When duty begins next, after `now`. */
export const nextOpening = (now: Date, duty: readonly Stretch[]): Date | undefined =>
  merged(duty).find(({ startsAt }) => startsAt > now)?.startsAt
