import { DAY, HOUR, MINUTE } from '../../../../kernel/time'
import { isFreeFor, type BusyWords } from './quanta'

const SHANGHAI = 8 * HOUR

/** One stretch during which an adviser sits somewhere. */
export interface OpenShift {
  readonly shiftId: string
  readonly deskId: string
  readonly adviserId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface SlotSearch {
  /** Shifts of the way and place that are wanted, by people who may receive the caller. */
  readonly shifts: readonly OpenShift[]
  /** Windows are taken with the adviser. Rooms: one of them must be free as well. Otherwise nothing but the person. */
  readonly takes: 'desk' | 'room' | 'adviser'
  readonly roomIds: readonly string[]
  readonly busy: ReadonlyMap<string, BusyWords>
  /** Length of the talk. */
  readonly minutes: number
  /** Kept free after it, by desk. */
  readonly bufferOf: (deskId: string) => number
  /** Minutes between two beginnings, counted from midnight. */
  readonly stepMinutes: number
  /** Nothing that begins earlier. */
  readonly notBefore: Date
  /** Nothing that begins at or after. */
  readonly before: Date
}

/** A way to serve somebody at a time. */
export interface Candidate {
  readonly shiftId: string
  readonly deskId: string
  readonly adviserId: string
  readonly roomId?: string
}

export interface TimeOption {
  readonly startsAt: Date
  readonly free: readonly Candidate[]
}

/** Every beginning that the shifts allow, in order, with who is free for it; `free` is empty when all are taken. A talk lies
 *  whole inside its shift; the buffer after it may reach past the end. */
export const findTimes = (search: SlotSearch): TimeOption[] => {
  const step = search.stepMinutes * MINUTE
  // By beginning, then by adviser: somebody who has two desks at once still receives one person at a time.
  const byStart = new Map<number, Map<string, Candidate>>()
  const roomsTaken = new Map<number, number>()
  for (const shift of search.shifts) {
    const first = Math.max(shift.startsAt.getTime(), search.notBefore.getTime())
    const last = Math.min(shift.endsAt.getTime() - search.minutes * MINUTE, search.before.getTime() - 1)
    const midnight = midnightOf(shift.startsAt.getTime())
    const begin = midnight + Math.ceil((first - midnight) / step) * step
    for (let start = begin; start <= last; start += step) {
      const options = byStart.get(start) ?? new Map<string, Candidate>()
      if (options.size === 0) byStart.set(start, options)
      if (options.has(shift.adviserId)) continue
      const candidate = candidateAt(search, shift, start, roomsTaken)
      if (candidate) options.set(shift.adviserId, candidate)
    }
  }
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, free]) => ({ startsAt: new Date(start), free: [...free.values()] }))
}

/** Some thousand shifts a search: counted, not spelled out and read again. Shanghai has no summer time. */
const midnightOf = (at: number): number => at - ((at + SHANGHAI) % DAY)

const candidateAt = (
  search: SlotSearch,
  shift: OpenShift,
  start: number,
  roomsTaken: Map<number, number>,
): Candidate | undefined => {
  const { shiftId, deskId, adviserId } = shift
  const end = start + (search.minutes + search.bufferOf(deskId)) * MINUTE
  if (!isFreeFor(search.busy.get(adviserId), start, end)) return undefined
  if (search.takes === 'desk')
    return isFreeFor(search.busy.get(deskId), start, end) ? { shiftId, deskId, adviserId } : undefined
  if (search.takes === 'adviser') return { shiftId, deskId, adviserId }
  const rooms = search.roomIds.filter((roomId) => isFreeFor(search.busy.get(roomId), start, end))
  const taken = roomsTaken.get(start) ?? 0
  const roomId = rooms[taken]
  if (roomId === undefined) return undefined
  roomsTaken.set(start, taken + 1)
  return { shiftId, deskId, adviserId, roomId }
}
