import { DAY_MS, SHANGHAI_MS } from '../../../ui/time'
import { HOUR_MS, MINUTE_MS } from './spans'

export interface CurvePoint {
  /** ISO instant. */
  readonly at: string
  readonly opened: number
  readonly acknowledged: number
}

export interface Scale {
  /** From 0 to at least what was asked for, five lines at even steps. */
  readonly lines: readonly number[]
  readonly top: number
}

const STEPS = [1, 2, 2.5, 5, 10]

/** Four even steps that hold `most`; whole numbers only, because half a person reads nothing. */
export const scaleFor = (most: number): Scale => {
  const rough = Math.max(1, most / 4)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    STEPS.map((factor) => factor * power).find((one) => one >= rough && Number.isInteger(one)) ?? 10 * power
  return { lines: [0, 1, 2, 3, 4].map((times) => times * step), top: 4 * step }
}

const SPANS = [
  ...[5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 5, 10, 30, 90, 365].map((days) => days * DAY_MS),
]
const MOST_TICKS = 6

export interface Ticks {
  readonly at: readonly number[]
  /** Whole days: a clock time would say nothing. */
  readonly isDays: boolean
}

/** Round moments between two instants (milliseconds), at most seven, by the clock of Shanghai. */
export const ticksBetween = (from: number, to: number): Ticks => {
  const span = SPANS.find((one) => (to - from) / one <= MOST_TICKS) ?? 365 * DAY_MS
  const first = Math.ceil((from + SHANGHAI_MS) / span) * span - SHANGHAI_MS
  const at: number[] = []
  for (let next = first; next <= to; next += span) at.push(next)
  return { at, isDays: span >= DAY_MS }
}

/** Where points stand, x and y in 0–100, y downwards, as an SVG polyline wants them. */
export const lineOf = (
  points: readonly { readonly at: number; readonly value: number }[],
  from: number,
  to: number,
  top: number,
): string => {
  const width = Math.max(1, to - from)
  const two = (n: number) => String(Math.round(n * 100) / 100)
  return points
    .map(({ at, value }) => `${two(((at - from) / width) * 100)},${two(100 - (value / top) * 100)}`)
    .join(' ')
}

/** The stretch in which most people opened it, if one stands out: at least two in it, and not the very first one,
 *  which is only the moment when it was sent. */
export const busiest = (points: readonly CurvePoint[]): { from: string; to: string } | undefined => {
  let best: { from: string; to: string; grown: number } | undefined
  for (let place = 2; place < points.length; place += 1) {
    const [before, after] = [points[place - 1], points[place]]
    if (before === undefined || after === undefined) continue
    const grown = after.opened - before.opened
    if (grown > (best?.grown ?? 1)) best = { from: before.at, to: after.at, grown }
  }
  return points.length < 4 || best === undefined ? undefined : { from: best.from, to: best.to }
}
