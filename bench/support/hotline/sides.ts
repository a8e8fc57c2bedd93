import { median, round } from '../lecture/start'

/** Connections (ours) and lanes (bare) that each side is tried with; the ratio is of their bests. */
export const AT_ONCE = [8, 32, 256] as const

export interface Ours {
  readonly perSecond: number
  readonly p99Ms: number
}

export interface Sides {
  /** Ours at its best by bare at its best. */
  readonly ratio: number
  readonly ours: number
  readonly oursAt: number
  readonly bare: number
  readonly bareAt: number
  /** Of ours where it is at its best. */
  readonly p99Ms: number
  readonly table: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Runs both sides in turn, so many times for each number of connections; medians of the turns. */
export const compare = async (
  ours: (atOnce: number) => Promise<Ours>,
  bare: (atOnce: number) => Promise<number>,
  turns = 3,
): Promise<Sides> => {
  const rows: { atOnce: number; ours: number; bare: number; p99Ms: number }[] = []
  for (const atOnce of AT_ONCE) {
    const [mine, plain]: [Ours[], number[]] = [[], []]
    for (let turn = 0; turn < turns; turn += 1) {
      plain.push(await bare(atOnce))
      mine.push(await ours(atOnce))
    }
    rows.push({
      atOnce,
      ours: median(mine.map(({ perSecond }) => perSecond)),
      bare: median(plain),
      p99Ms: median(mine.map(({ p99Ms }) => p99Ms)),
    })
  }
  const [first] = rows
  if (!first) throw new Error('nothing was run')
  const bestOurs = rows.reduce((best, row) => (row.ours > best.ours ? row : best), first)
  const bestBare = rows.reduce((best, row) => (row.bare > best.bare ? row : best), first)
  return {
    ratio: round(bestOurs.ours / bestBare.bare, 2),
    ours: round(bestOurs.ours, 0),
    oursAt: bestOurs.atOnce,
    bare: round(bestBare.bare, 0),
    bareAt: bestBare.atOnce,
    p99Ms: round(bestOurs.p99Ms, 0),
    table: Object.fromEntries(
      rows.map((row) => [
        `${row.atOnce} at once`,
        { 'ours/s': round(row.ours, 0), 'bare/s': round(row.bare, 0), 'p99 ms': round(row.p99Ms, 0) },
      ]),
    ),
  }
}
