import { collection } from '../../../kernel/collection'
import { DAY, SECOND } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { CountedGroup } from '../rules/facts'

/** One group of one lecture. `_id`: `lectureId:groupId`. */
export interface LectureGroupDoc {
  _id: string
  lectureId: string
  groupId: string
  name: string
  orgId: string
  orgName: string
  orgPath: string[]
  adminIds: string[]
  /** Members who read the group, as of the planning. */
  members: number
  startsAt: Date
  /** Revision of the plan that put it here. */
  plan: number
  /** Came at all; are in the room now; questions asked, hidden ones not among them. Counted by the tick. */
  came: number
  listening: number
  asked: number
  robotId?: string
  /** What the group's robot has not told (places in the room, and see `ROBOT` of the topics), and the newest that it has. */
  robotPending?: number[]
  robotDone?: number[]
}

export const lectureGroups = collection<LectureGroupDoc>('lecture_groups', [
  { key: { lectureId: 1, listening: -1, came: -1, _id: 1 } },
  { key: { groupId: 1, startsAt: -1 } },
  { key: { startsAt: 1 }, expireAfterSeconds: (3 * 365 * DAY) / SECOND },
])

/** Of what a robot told, so that a message that comes again does not make it say so again. */
const REMEMBERED = 60

const idOf = (lectureId: string, groupId: string): string => `${lectureId}:${groupId}`

/** A group that a plan does not hold any more, and what its robot has told. */
export type LeftOut = Pick<LectureGroupDoc, 'groupId' | 'robotId' | 'robotDone'>

export interface GroupCounts {
  readonly groupId: string
  readonly came: number
  readonly listening: number
  readonly asked: number
}

export interface ListenersPlace {
  readonly listening: number
  readonly came: number
  readonly id: string
}

export const createLectureGroupStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = lectureGroups.of(db)
  return {
    /** Puts groups of a plan in or brings them up to date; may be repeated. */
    put: async (
      lectureId: string,
      groups: readonly CountedGroup[],
      about: { readonly startsAt: Date; readonly plan: number },
    ): Promise<void> => {
      if (groups.length === 0) return
      await col.bulkWrite(
        groups.map(({ groupId, name, orgId, orgName, orgPath, adminIds, members, robotId }) => ({
          updateOne: {
            filter: { _id: idOf(lectureId, groupId) },
            update: {
              $set: {
                lectureId,
                groupId,
                name,
                orgId,
                orgName,
                orgPath: [...orgPath],
                adminIds: [...adminIds],
                members,
                ...(robotId !== undefined && { robotId }),
                ...about,
              },
              $setOnInsert: { came: 0, listening: 0, asked: 0 },
            },
            upsert: true,
          },
        })),
        { ...options, ordered: false },
      )
    },
    /** Groups that an earlier plan held and this one does not, at most `limit`. */
    leftOut: (lectureId: string, plan: number, limit: number): Promise<LeftOut[]> =>
      col
        .find(
          { lectureId, plan: { $lt: plan } },
          { ...options, projection: { groupId: 1, robotId: 1, robotDone: 1 } },
        )
        .limit(limit)
        .toArray(),
    drop: async (lectureId: string, groupIds: readonly string[]): Promise<void> => {
      await col.deleteMany({ _id: { $in: groupIds.map((groupId) => idOf(lectureId, groupId)) } }, options)
    },
    some: (lectureId: string, groupIds: readonly string[]): Promise<LectureGroupDoc[]> =>
      col
        .find({ _id: { $in: [...new Set(groupIds)].map((groupId) => idOf(lectureId, groupId)) } }, options)
        .toArray(),
    /** Ids of groups after `after`, ascending, at most `limit`. */
    page: async (lectureId: string, after: string | undefined, limit: number): Promise<string[]> => {
      const found = await col
        .find(
          { _id: { $gt: idOf(lectureId, after ?? ''), $lt: `${lectureId};` } },
          { ...options, projection: { groupId: 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray()
      return found.map(({ groupId }) => groupId)
    },
    count: (lectureId: string): Promise<number> =>
      col.countDocuments({ _id: { $gt: `${lectureId}:`, $lt: `${lectureId};` } }, options),
    /** How many of these groups hear a lecture. */
    countAmong: (lectureId: string, groupIds: readonly string[]): Promise<number> =>
      col.countDocuments({ _id: { $in: groupIds.map((groupId) => idOf(lectureId, groupId)) } }, options),
    /** Groups that hear both lectures. */
    countShared: async (one: string, other: string): Promise<number> => {
      let shared = 0
      let from = `${one}:`
      for (;;) {
        const page = await col
          .find({ _id: { $gt: from, $lt: `${one};` } }, { ...options, projection: { groupId: 1 } })
          .sort({ _id: 1 })
          .limit(1000)
          .toArray()
        const last = page.at(-1)
        if (!last) return shared
        shared += await col.countDocuments(
          { _id: { $in: page.map(({ groupId }) => idOf(other, groupId)) } },
          options,
        )
        from = last._id
      }
    },
    /** Lectures of some groups, latest start first. */
    ofGroups: (groupIds: readonly string[], limit: number): Promise<LectureGroupDoc[]> =>
      col
        .find({ groupId: { $in: [...groupIds] } }, options)
        .sort({ startsAt: -1 })
        .limit(limit)
        .toArray(),
    /** `within`: only groups of these subtrees. */
    listeners: (
      lectureId: string,
      below: ListenersPlace | undefined,
      limit: number,
      within?: readonly string[],
    ) =>
      col
        .find(
          {
            lectureId,
            ...(within && { orgPath: { $in: [...within] } }),
            ...(below && {
              $or: [
                { listening: { $lt: below.listening } },
                { listening: below.listening, came: { $lt: below.came } },
                { listening: below.listening, came: below.came, _id: { $gt: below.id } },
              ],
            }),
          },
          options,
        )
        .sort({ listening: -1, came: -1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** Leaves something for the robots of a lecture's groups, or of some of them; what they told is not left again. */
    leaveForRobots: async (
      lectureId: string,
      position: number,
      groupIds: readonly string[] | undefined,
    ): Promise<boolean> => {
      const { matchedCount } = await col.updateMany(
        {
          lectureId,
          robotId: { $exists: true },
          robotDone: { $ne: position },
          ...(groupIds && { groupId: { $in: [...groupIds] } }),
        },
        { $addToSet: { robotPending: position } },
        options,
      )
      return matchedCount > 0
    },
    withPending: (lectureId: string, limit: number): Promise<LectureGroupDoc[]> =>
      col
        .find({ lectureId, 'robotPending.0': { $exists: true } }, options)
        .limit(limit)
        .toArray(),
    /** Takes everything that is left for a group's robot; nobody else gets it again. */
    takePending: async (lectureId: string, groupId: string): Promise<readonly number[]> => {
      const before = await col.findOneAndUpdate(
        { _id: idOf(lectureId, groupId), 'robotPending.0': { $exists: true } },
        [
          {
            $set: {
              robotDone: {
                $slice: [{ $concatArrays: [{ $ifNull: ['$robotDone', []] }, '$robotPending'] }, -REMEMBERED],
              },
              robotPending: [],
            },
          },
        ],
        { ...options, returnDocument: 'before' },
      )
      return before?.robotPending ?? []
    },
    /** What the tick counted; groups that are not named had nobody. */
    setCounts: async (lectureId: string, counts: readonly GroupCounts[]): Promise<void> => {
      if (counts.length > 0) {
        await col.bulkWrite(
          counts.map(({ groupId, ...counted }) => ({
            updateOne: { filter: { _id: idOf(lectureId, groupId) }, update: { $set: counted } },
          })),
          { ...options, ordered: false },
        )
      }
      const named = new Set(counts.map(({ groupId }) => idOf(lectureId, groupId)))
      const left = await col
        .find({ lectureId, listening: { $gt: 0 } }, { ...options, projection: { _id: 1 } })
        .toArray()
      const gone = left.map(({ _id }) => _id).filter((id) => !named.has(id))
      if (gone.length > 0) await col.updateMany({ _id: { $in: gone } }, { $set: { listening: 0 } }, options)
    },
  }
}
