/** People in one minute after sending. */
export interface Minute {
  readonly minute: number
  readonly opened: number
  readonly acknowledged: number
}

export interface Point {
  /** Seconds after sending. */
  readonly seconds: number
  /** Cumulative. */
  readonly opened: number
  readonly acknowledged: number
}

const POINTS = 60

/** At most 60 cumulative points from the moment of sending until `lastMinute`, evenly apart; none is invented between. */
export const curveOf = (minutes: readonly Minute[], lastMinute: number): Point[] => {
  const step = Math.max(1, Math.ceil((lastMinute + 1) / (POINTS - 1)))
  const points: Point[] = [{ seconds: 0, opened: 0, acknowledged: 0 }]
  let [opened, acknowledged, at] = [0, 0, 0]
  for (let end = step; end <= lastMinute + step; end += step) {
    for (let next = minutes[at]; next !== undefined && next.minute < end; next = minutes[at]) {
      opened += next.opened
      acknowledged += next.acknowledged
      at += 1
    }
    points.push({ seconds: end * 60, opened, acknowledged })
  }
  return points
}

/** Seconds after which a share of `members` had opened and acknowledged, to the minute; absent: not reached. */
export const reachedOf = (minutes: readonly Minute[], members: number) => {
  const secondsUntil = (kind: 'opened' | 'acknowledged', share: number): number | undefined => {
    if (members === 0) return undefined
    let people = 0
    for (const minute of minutes) {
      people += minute[kind]
      if (people >= members * share) return (minute.minute + 1) * 60
    }
    return undefined
  }
  const reached = {
    opened50: secondsUntil('opened', 0.5),
    opened80: secondsUntil('opened', 0.8),
    acknowledged50: secondsUntil('acknowledged', 0.5),
    acknowledged80: secondsUntil('acknowledged', 0.8),
  }
  return Object.fromEntries(Object.entries(reached).filter(([, seconds]) => seconds !== undefined)) as {
    [K in keyof typeof reached]?: number
  }
}
