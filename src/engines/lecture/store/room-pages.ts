import { boundedMap } from '../../../kernel/bounded-map'
import { watchChanges } from '../../../kernel/change-watch'
import { createKeptPages, type KeptPages } from '../../../kernel/kept-pages'
import { refuse } from '../../../kernel/refusal'
import type { House } from '../../../kernel/unit'
import { roomHead } from '../parts/views'
import { paced, type Pace, type PollLoad } from '../rules/interval'
import { createRoomStore, rooms } from './rooms'

/** Load can change while the room does not: then the interval in its head must. */
const MAX_AGE_MS = 5_000
const ROOMS = 1_000

/** Heads (`RoomHead` of the contract) and segments (`{ segment, items }`) of rooms. `load`: of this process, of late. */
export const createRoomPages = (
  { db }: Pick<House, 'db'>,
  load: () => PollLoad,
  onProblem: (error: unknown) => void,
): KeptPages => {
  const store = createRoomStore({ db, options: {} })
  /** What the viewers of each room were told last. */
  const told = boundedMap<Pace>(ROOMS, () => 1)
  return createKeptPages({
    watch: (events) => watchChanges({ collection: rooms.of(db), ...events, onProblem }),
    loadHead: async (lectureId) => {
      const room = await store.get(lectureId)
      if (!room) throw refuse('NOT_FOUND')
      const pace = paced(told.get(lectureId), room.listening, load(), performance.now())
      told.set(lectureId, pace)
      return roomHead(room, pace.interval)
    },
    loadSegment: async (lectureId, n) => {
      const items = await store.segment(lectureId, n)
      return items ? { segment: n, items } : undefined
    },
    maxAgeMs: MAX_AGE_MS,
  })
}
