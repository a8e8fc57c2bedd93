import { collection } from '../../../kernel/collection'
import { segmentsOf, stretchOf, type AskedStretch, type Stretch } from '../../../kernel/segments'
import type { Unit } from '../../../kernel/unit'
import { SEGMENT_SIZE, STRETCH, type LectureState, type RoomEntry } from '../rules/room'

/** What everybody in a room looks at, and what decides who may publish: one small document a lecture. Positions
 *  `segments * 8 + 1` to `last` are in `tail`, the others in sealed segments. */
export interface RoomDoc {
  _id: string
  title: string
  state: LectureState
  lecturer: string
  speaker: string
  /** Who is at the console. */
  holderId: string
  hostIds: string[]
  startsAt: Date
  startedAt?: Date
  endedAt?: Date
  minutes: number
  said: number
  pieces: number
  listening: number
  waiting: number
  answered: number
  asking: boolean
  /** To the segment of that number. */
  reactions?: { number: number; clear: number; clap: number }
  link?: { title: string; url: string }
  last: number
  segments: number
  tail: RoomEntry[]
}

/** Eight entries that never change; `lectureId:n`, n from 1. */
interface RoomSegmentDoc {
  _id: string
  entries: RoomEntry[]
}

export const rooms = collection<RoomDoc>('lecture_rooms')
export const roomSegments = collection<RoomSegmentDoc>('lecture_segments')

const segmentId = (lectureId: string, n: number): string => `${lectureId}:${n}`
export type NewEntry = Omit<RoomEntry, 'position' | 'number'>

export type RoomStore = ReturnType<typeof createRoomStore>

export const createRoomStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = rooms.of(db)
  const sealed = roomSegments.of(db)

  const entriesOf = async (room: RoomDoc, stretch: Stretch): Promise<RoomEntry[]> => {
    const wanted = segmentsOf(stretch, room.segments, SEGMENT_SIZE).map((n) => segmentId(room._id, n))
    const found = wanted.length === 0 ? [] : await sealed.find({ _id: { $in: wanted } }, options).toArray()
    return [...found.flatMap(({ entries }) => entries), ...room.tail]
      .filter(({ position }) => position >= stretch.from && position <= stretch.to)
      .sort((a, b) => a.position - b.position)
  }

  return {
    get: async (lectureId: string): Promise<RoomDoc | undefined> =>
      (await col.findOne({ _id: lectureId }, options)) ?? undefined,

    find: (lectureIds: readonly string[]): Promise<RoomDoc[]> =>
      col.find({ _id: { $in: [...lectureIds] } }, { ...options, projection: { tail: 0 } }).toArray(),

    open: async (room: RoomDoc): Promise<void> => {
      await col.insertOne(room, options)
    },

    set: async (lectureId: string, set: Partial<RoomDoc>, unset: readonly 'link'[] = []): Promise<void> => {
      await col.updateOne(
        { _id: lectureId },
        { $set: set, ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((key) => [key, ''])) }) },
        options,
      )
    },

    /** The same, only where something differs: a head that says nothing new must not be sent to everybody again. */
    setCounts: async (
      lectureId: string,
      counts: Partial<Pick<RoomDoc, 'listening' | 'waiting' | 'answered' | 'reactions'>>,
    ): Promise<void> => {
      const differs = Object.entries(counts).map(([key, value]) => ({ [key]: { $ne: value } }))
      if (differs.length === 0) return
      await col.updateOne({ _id: lectureId, $or: differs }, { $set: counts }, options)
    },

    /** Puts an entry at the end; inside a transaction, where two that publish at once are brought into an order by the
     *  database. `set` changes the room's state in the same write. A full tail becomes a segment first. */
    append: async (room: RoomDoc, entry: NewEntry, set: Partial<RoomDoc> = {}): Promise<RoomEntry> => {
      const full = room.tail.length >= SEGMENT_SIZE
      if (full)
        await sealed.insertOne({ _id: segmentId(room._id, room.segments + 1), entries: room.tail }, options)
      const said = room.said + (entry.kind === 'said' ? 1 : 0)
      const placed: RoomEntry = {
        ...entry,
        position: room.last + 1,
        ...(entry.kind === 'said' && { number: said }),
      }
      const { matchedCount } = await col.updateOne(
        { _id: room._id, last: room.last },
        {
          $set: {
            ...set,
            last: placed.position,
            said,
            pieces: Math.max(set.pieces ?? room.pieces, said),
            segments: room.segments + (full ? 1 : 0),
            tail: full ? [placed] : [...room.tail, placed],
          },
        },
        options,
      )
      if (matchedCount !== 1) throw new Error('a room is appended to inside a transaction')
      return placed
    },

    segment: async (lectureId: string, n: number): Promise<readonly RoomEntry[] | undefined> =>
      (await sealed.findOne({ _id: segmentId(lectureId, n) }, options))?.entries,

    stretch: async (room: RoomDoc, asked: AskedStretch): Promise<RoomEntry[]> => {
      const stretch = stretchOf(room.last, asked, STRETCH)
      return stretch ? entriesOf(room, stretch) : []
    },

    /** Takes the name of the asker off answers in a room, in its newest entries and in sealed segments. */
    forgetAsker: async (
      lectureId: string,
      questionIds: readonly string[],
      instead: string,
    ): Promise<void> => {
      const wanted = [...questionIds]
      const arrayFilters = [{ 'entry.answer.questionId': { $in: wanted } }]
      await col.updateOne(
        { _id: lectureId, 'tail.answer.questionId': { $in: wanted } },
        { $set: { 'tail.$[entry].answer.asker': instead } },
        { ...options, arrayFilters },
      )
      await sealed.updateMany(
        {
          _id: { $gt: segmentId(lectureId, 0).slice(0, -1), $lt: `${lectureId};` },
          'entries.answer.questionId': { $in: wanted },
        },
        { $set: { 'entries.$[entry].answer.asker': instead } },
        { ...options, arrayFilters },
      )
    },

    /** All of it, for the minutes. */
    all: (room: RoomDoc): Promise<RoomEntry[]> => entriesOf(room, { from: 1, to: room.last }),
  }
}
