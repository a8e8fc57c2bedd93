import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { AskedAudience, Reach } from '../rules/audience'
import type { ResolvedAudience } from '../rules/facts'
import type { LectureState } from '../rules/room'
import type { Piece } from '../rules/script'

/** A host as of the planning; the licence is looked up when it is shown. */
export interface HostDoc {
  memberId: string
  name: string
  orgName: string
  /** Was a lawyer over the lecture's desk when it was planned; what may be done is checked anew each time. */
  lawyer: boolean
}

export interface LectureDoc {
  _id: string
  title: string
  guide: { guideId: string; version: number; title: string }
  /** The lecturer first. */
  hosts: HostDoc[]
  hostIds: string[]
  audience: AskedAudience
  resolved: ResolvedAudience
  reach: Reach
  /** The desk that planned it: its name is who invites, its path the scope. */
  from: string
  orgPath: string[]
  startsAt: Date
  plannedMinutes: number
  /** `startsAt` plus the minutes: the lecturer is taken until then. */
  endsAt: Date
  /** Minutes added while it ran. */
  extended: number
  link?: { title: string; url: string }
  announce: boolean
  /** What the groups' pages were told of the plan last. */
  announced?: { title: string; startsAt: Date; lecturerId: string }
  groups: number
  members: number
  /** Of the plan; names what a change was based on. */
  revision: number
  script: Piece[]
  scriptRevision: number
  state: LectureState
  startedAt?: Date
  endedAt?: Date
  cancelled?: string
  /** The newest thing that went to the groups' pages, and how many have it. */
  told?: { position: number; groups: number }
}

export const lectures = collection<LectureDoc>('lectures', [
  { key: { 'reach.paths': 1, startsAt: -1, _id: -1 } },
  { key: { 'reach.tops': 1, startsAt: -1, _id: -1 } },
  { key: { hostIds: 1, startsAt: -1, _id: -1 } },
  { key: { hostIds: 1, endsAt: 1 } },
])

export type LectureStore = ReturnType<typeof createLectureStore>

export interface Place {
  readonly at: Date
  readonly id: string
}

export const createLectureStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = lectures.of(db)
  return {
    get: async (lectureId: string): Promise<LectureDoc | undefined> =>
      (await col.findOne({ _id: lectureId }, options)) ?? undefined,

    find: (lectureIds: readonly string[]): Promise<LectureDoc[]> =>
      col.find({ _id: { $in: [...lectureIds] } }, options).toArray(),

    add: async (lecture: LectureDoc): Promise<void> => {
      await col.insertOne(lecture, options)
    },

    /** Changes it while it is in one of `states` and the named revision stands; undefined otherwise. */
    change: async (
      lectureId: string,
      expected: {
        readonly states: readonly LectureState[]
        readonly revision?: number
        readonly scriptRevision?: number
      },
      set: Partial<LectureDoc>,
    ): Promise<LectureDoc | undefined> =>
      (await col.findOneAndUpdate(
        {
          _id: lectureId,
          state: { $in: [...expected.states] },
          ...(expected.revision !== undefined && { revision: expected.revision }),
          ...(expected.scriptRevision !== undefined && { scriptRevision: expected.scriptRevision }),
        },
        { $set: set },
        { ...options, returnDocument: 'after' },
      )) ?? undefined,

    dropLink: async (lectureId: string): Promise<void> => {
      await col.updateOne({ _id: lectureId }, { $unset: { link: '' } }, options)
    },

    /** True when the host has another lecture between these moments that was not called off or ended. */
    clashes: async (memberId: string, from: Date, to: Date, except?: string): Promise<boolean> =>
      (await col.findOne(
        {
          hostIds: memberId,
          endsAt: { $gt: from },
          startsAt: { $lt: to },
          state: { $in: ['planned', 'live', 'closing'] },
          'hosts.0.memberId': memberId,
          ...(except !== undefined && { _id: { $ne: except } }),
        },
        { ...options, projection: { _id: 1 } },
      )) !== null,

    /** Lectures that hold one of these people between these moments, as lecturer or helping; at most 20. */
    ofHosts: (memberIds: readonly string[], from: Date, to: Date, except?: string): Promise<LectureDoc[]> =>
      col
        .find(
          {
            hostIds: { $in: [...memberIds] },
            endsAt: { $gt: from },
            startsAt: { $lt: to },
            state: { $in: ['planned', 'live', 'closing'] },
            ...(except !== undefined && { _id: { $ne: except } }),
          },
          { ...options, projection: { script: 0, resolved: 0, audience: 0 } },
        )
        .limit(20)
        .toArray(),

    /** Others that run into this one's time and reach into its unions, or it into theirs; at most 10. */
    atTheSameTime: ({
      _id,
      startsAt,
      endsAt,
      reach,
    }: Pick<LectureDoc, '_id' | 'startsAt' | 'endsAt' | 'reach'>): Promise<LectureDoc[]> =>
      col
        .find(
          {
            _id: { $ne: _id },
            $or: [{ 'reach.paths': { $in: [...reach.tops] } }, { 'reach.tops': { $in: [...reach.paths] } }],
            // None lasts longer than a day: the index narrows by the start.
            startsAt: { $lt: endsAt, $gt: after(startsAt, -DAY) },
            endsAt: { $gt: startsAt },
            state: { $in: ['planned', 'live', 'closing'] },
          },
          { ...options, projection: { script: 0, resolved: 0, audience: 0 } },
        )
        .limit(10)
        .toArray(),

    /** Marks a piece as sent; false when it was sent already or is not there. */
    markSent: async (
      lectureId: string,
      pieceId: string,
      sent: NonNullable<Piece['sent']>,
      text: string,
    ): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: lectureId, script: { $elemMatch: { pieceId, sent: { $exists: false } } } },
        { $set: { 'script.$.sent': sent, 'script.$.text': text } },
        options,
      )
      return modifiedCount === 1
    },

    /** Never goes back: a later thing counts, and of one thing the larger number. */
    markTold: async (lectureId: string, position: number, groups: number): Promise<void> => {
      await col.updateOne(
        {
          _id: lectureId,
          $or: [
            { told: { $exists: false } },
            { 'told.position': { $lt: position } },
            { 'told.position': position, 'told.groups': { $lt: groups } },
          ],
        },
        { $set: { told: { position, groups } } },
        options,
      )
    },

    /** Within a scope (its subtrees and what reaches into them) or hosted by somebody, newest start first. */
    page: (
      who: { readonly scope: readonly string[]; readonly paths: readonly string[]; readonly hostId?: string },
      filter: { readonly state?: LectureState; readonly before?: Place },
      limit: number,
    ): Promise<LectureDoc[]> =>
      col
        .find(
          {
            $and: [
              {
                $or: [
                  { 'reach.paths': { $in: [...who.scope] } },
                  { 'reach.tops': { $in: [...who.paths] } },
                  ...(who.hostId === undefined ? [] : [{ hostIds: who.hostId }]),
                ],
              },
              filter.before
                ? {
                    $or: [
                      { startsAt: { $lt: filter.before.at } },
                      { startsAt: filter.before.at, _id: { $lt: filter.before.id } },
                    ],
                  }
                : {},
            ],
            ...(filter.state && { state: filter.state }),
          },
          { ...options, projection: { script: 0, resolved: 0, audience: 0 } },
        )
        .sort({ startsAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
  }
}
