import { refuse, type Refusal } from '../../../kernel/refusal'
import { readCursor, readMoment, readNumber, writeCursor } from '../rules/cursor'
import type { Place } from '../store/lectures'
import type { WeightPlace } from '../store/questions'

const madeUp = (): Refusal => refuse('BAD_INPUT', { fields: { cursor: '请从第一页重新看起' } })

/** After a moment and an id; refuses a cursor that was never given out. */
export const placeOf = (cursor: string | undefined): Place | undefined => {
  if (cursor === undefined) return undefined
  const [moment, id] = readCursor(cursor, 2) ?? []
  const at = readMoment(moment)
  if (!at || id === undefined) throw madeUp()
  return { at, id }
}

export const weightPlaceOf = (cursor: string | undefined): WeightPlace | undefined => {
  if (cursor === undefined) return undefined
  const [weight, moment, id] = readCursor(cursor, 3) ?? []
  const [people, at] = [readNumber(weight), readMoment(moment)]
  if (people === undefined || !at || id === undefined) throw madeUp()
  return { people, at, id }
}

export const numbersOf = (cursor: string | undefined): { a: number; b: number; id: string } | undefined => {
  if (cursor === undefined) return undefined
  const [first, second, id] = readCursor(cursor, 3) ?? []
  const [a, b] = [readNumber(first), readNumber(second)]
  if (a === undefined || b === undefined || id === undefined) throw madeUp()
  return { a, b, id }
}

export const dayPlaceOf = (cursor: string | undefined): { dueOn: string; id: string } | undefined => {
  if (cursor === undefined) return undefined
  const [dueOn, id] = readCursor(cursor, 2) ?? []
  if (dueOn === undefined || id === undefined || !/^\d{4}-\d\d-\d\d$/.test(dueOn)) throw madeUp()
  return { dueOn, id }
}

/** Cuts the one row that was read too many and says where to go on. */
export const pageBy = <T, V>(
  found: readonly T[],
  size: number,
  view: (row: T) => V,
  valuesOf: (last: T) => readonly (string | number | Date)[],
): { items: V[]; next?: string } => {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    items: rows.map(view),
    ...(found.length > size && last !== undefined && { next: writeCursor(...valuesOf(last)) }),
  }
}
