import { MINUTE, shanghaiDay } from '../../../../kernel/time'
import { addDays, momentOf } from '../local-time'

export interface HourSpan {
  readonly from: string
  readonly to: string
}

/** How long the desk waits before it rings again when nobody said when they can talk. */
const REST = 120 * MINUTE
/** Without a word from the person nobody is rung before 8:00 or after 21:00. */
const DECENT: readonly HourSpan[] = [{ from: '08:00', to: '21:00' }]

/** The next moment at which it makes sense to ring, at least `restMinutes` after `now`, inside the person's good hours; and
 *  by when it is done: the end of those hours, at most two hours later. */
export const nextTry = (
  now: Date,
  goodHours: readonly HourSpan[],
  restMinutes = REST / MINUTE,
): { from: Date; by: Date } => {
  const earliest = now.getTime() + restMinutes * MINUTE
  const spans = goodHours.filter(({ from, to }) => from < to)
  const today = shanghaiDay(now)
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const day = addDays(today, ahead)
    for (const span of sorted(spans.length > 0 ? spans : DECENT)) {
      const [start, end] = [momentOf(day, span.from).getTime(), momentOf(day, span.to).getTime()]
      const from = Math.max(start, earliest)
      // Ten minutes are too few to promise a call in.
      if (end - from < 10 * MINUTE) continue
      return { from: new Date(from), by: new Date(Math.min(end, from + REST)) }
    }
  }
  return { from: new Date(earliest), by: new Date(earliest + REST) }
}

const sorted = (spans: readonly HourSpan[]): HourSpan[] =>
  [...spans].sort((a, b) => a.from.localeCompare(b.from))
