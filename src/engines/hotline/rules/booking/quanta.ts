import { MINUTE, startOfDay } from '../../../../kernel/time'
import { daysBetween } from '../local-time'

/** Time is given out in pieces of ten minutes; who holds a piece of a person, a window or a room holds it alone. */
export const QUANTUM_MS = 10 * MINUTE
const PER_DAY = 144
/** Pieces in one word of a busy map: a 32-bit number of the database keeps its sign out of it. */
const PER_WORD = 24

/** Numbers of the pieces that a stretch touches, counted since 1970. */
export const quantaOf = (startsAt: Date, endsAt: Date): number[] => {
  const first = Math.floor(startsAt.getTime() / QUANTUM_MS)
  const last = Math.ceil(endsAt.getTime() / QUANTUM_MS)
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
}

/** The key under which a piece of a resource is owned: one key, one owner. */
export const pieceId = (resourceId: string, quantum: number): string => `${resourceId}@${quantum}`

const FIRST_DAY = '1970-01-01'
const OFFSET = startOfDay(FIRST_DAY).getTime() / QUANTUM_MS

/** Where a piece stands in the busy map of its resource: day number since 1970 in Shanghai, word 0–5, bit 0–23. */
export const placeOf = (quantum: number): { day: number; word: number; bit: number } => {
  const since = quantum - OFFSET
  const day = Math.floor(since / PER_DAY)
  const inDay = since - day * PER_DAY
  return { day, word: Math.floor(inDay / PER_WORD), bit: inDay % PER_WORD }
}

export const dayNumber = (day: string): number => daysBetween(FIRST_DAY, day)

/** Busy pieces of one resource: day number × 6 + word → bits. */
export type BusyWords = Map<number, number>

export const wordKey = (day: number, word: number): number => day * 6 + word

export const isBusy = (words: BusyWords | undefined, quantum: number): boolean => {
  if (!words) return false
  const { day, word, bit } = placeOf(quantum)
  return ((words.get(wordKey(day, word)) ?? 0) & (1 << bit)) !== 0
}

export const isFree = (words: BusyWords | undefined, quanta: readonly number[]): boolean =>
  !quanta.some((quantum) => isBusy(words, quantum))

/** The same for a stretch of milliseconds, without a list of its pieces: a search asks ten thousand times. */
export const isFreeFor = (words: BusyWords | undefined, startsAt: number, endsAt: number): boolean => {
  if (!words) return true
  const last = Math.ceil(endsAt / QUANTUM_MS)
  for (let quantum = Math.floor(startsAt / QUANTUM_MS); quantum < last; quantum += 1)
    if (isBusy(words, quantum)) return false
  return true
}

export const setBusy = (words: BusyWords, quanta: readonly number[], busy: boolean): void => {
  for (const quantum of quanta) {
    const { day, word, bit } = placeOf(quantum)
    const key = wordKey(day, word)
    const before = words.get(key) ?? 0
    words.set(key, busy ? before | (1 << bit) : before & ~(1 << bit))
  }
}
