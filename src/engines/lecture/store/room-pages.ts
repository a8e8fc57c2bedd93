import { boundedMap } from '../../../kernel/bounded-map'
import { watchChanges } from '../../../kernel/change-watch'
import { createKeptPages, type KeptPages } from '../../../kernel/kept-pages'
import { refuse } from '../../../kernel/refusal'
import type { House } from '../../../kernel/unit'
import { roomHead } from '../parts/views'
import { createRoomStore, rooms } from './rooms'

/** Load can change while the room does not: then the interval in its head must. */
const MAX_AGE_MS = 10_000
const ROOMS = 1_000

/** Heads (`RoomHead` of the contract) and segments (`{ segment, items }`) of rooms. `pollsPerSecond`: what this process
 *  answers of late. */
export const createRoomPages = (
  { db }: Pick<House, 'db'>,
  pollsPerSecond: () => number,
  onProblem: (error: unknown) => void,
): KeptPages => {
  const store = createRoomStore({ db, options: {} })
  /** What the viewers of each room were told last. */
  const told = boundedMap<number>(ROOMS, () => 1)
  return createKeptPages({
    watch: (events) => watchChanges({ collection: rooms.of(db), ...events, onProblem }),
    loadHead: async (lectureId) => {
      const room = await store.get(lectureId)
      if (!room) throw refuse('NOT_FOUND')
      const head = roomHead(room, {
        pollsPerSecond: pollsPerSecond(),
        interval: told.get(lectureId) ?? 0,
      })
      told.set(lectureId, head.pollSeconds)
      return head
    },
    loadSegment: async (lectureId, n) => {
      const items = await store.segment(lectureId, n)
      return items ? { segment: n, items } : undefined
    },
    maxAgeMs: MAX_AGE_MS,
  })
}
