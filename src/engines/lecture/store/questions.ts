import { collection } from '../../../kernel/collection'
import type { HandlerOutput } from '../../../kernel/contract'
import type { Unit } from '../../../kernel/unit'
import type { lecture } from '../contract'
import type { Place } from './lectures'

type Card = HandlerOutput<(typeof lecture)['listQuestions']>['items'][number]
export type QuestionState = Card['state']
export type Answer = NonNullable<Card['answer']>

/** A question that may be shown to all once it was checked. Hidden ones lie in a collection of their own. */
export interface QuestionDoc {
  _id: string
  lectureId: string
  lectureTitle: string
  groupId: string
  groupName: string
  /** Whose it is: to return the answer, to show it to its asker, and for nobody else. */
  askerId: string
  shownAs: 'name' | 'group'
  /** As everybody reads it. */
  asker: string
  text: string
  at: Date
  state: QuestionState
  /** Asker, upvoters and those of merged questions, each once. */
  people: number
  mergedInto?: string
  reports: number
  note?: string
  answer?: Answer
  answeredAt?: Date
  ownerId?: string
  ownerName?: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  dueOn?: string
  /** WeChat's id of the asker, until the content check is over. */
  openid?: string
  changedAt: Date
  /** Org path of the lecture's desk: the scope of the work list. */
  orgPath: string[]
  expiresAt: Date
}

export const questions = collection<QuestionDoc>('lecture_questions', [
  { key: { lectureId: 1, state: 1, people: -1, at: 1, _id: 1 } },
  { key: { lectureId: 1, state: 1, at: -1, _id: -1 } },
  { key: { lectureId: 1, askerId: 1 } },
  { key: { askerId: 1, at: -1 } },
  { key: { lectureId: 1, changedAt: 1 } },
  { key: { mergedInto: 1 }, sparse: true },
  { key: { orgPath: 1, state: 1, dueOn: 1, _id: 1 } },
  { key: { ownerId: 1, state: 1, dueOn: 1, _id: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

/** Not answered, not taken away. */
export const OPEN: readonly QuestionState[] = ['unchecked', 'review', 'waiting']

export interface WeightPlace {
  readonly people: number
  readonly at: Date
  readonly id: string
}

export type QuestionStore = ReturnType<typeof createQuestionStore>

export const createQuestionStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = questions.of(db)
  return {
    addAll: async (asked: QuestionDoc[]): Promise<void> => {
      if (asked.length > 0) await col.insertMany(asked, options)
    },
    get: async (questionId: string): Promise<QuestionDoc | undefined> =>
      (await col.findOne({ _id: questionId }, options)) ?? undefined,
    find: (questionIds: readonly string[]): Promise<QuestionDoc[]> =>
      col.find({ _id: { $in: [...new Set(questionIds)] } }, options).toArray(),

    count: (lectureId: string, states: readonly QuestionState[]): Promise<number> =>
      col.countDocuments({ lectureId, state: { $in: [...states] } }, options),

    /** Asker → how many of the person's questions are open, and how many there are at all. */
    countByAsker: async (
      lectureId: string,
      askerIds: readonly string[],
    ): Promise<Map<string, { open: number; all: number }>> => {
      const found = await col
        .aggregate<{ _id: string; open: number; all: number }>(
          [
            { $match: { lectureId, askerId: { $in: [...askerIds] } } },
            {
              $group: {
                _id: '$askerId',
                all: { $sum: 1 },
                open: { $sum: { $cond: [{ $in: ['$state', [...OPEN]] }, 1, 0] } },
              },
            },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, ...counts }) => [_id, counts]))
    },

    /** Waiting ones that stand before this one: more people, or as many and older, or as old with a smaller id; the
     *  order of `byWeight`, so that no two have one place. */
    countAhead: ({ lectureId, people, at, _id }: QuestionDoc): Promise<number> =>
      col.countDocuments(
        {
          lectureId,
          state: 'waiting',
          $or: [{ people: { $gt: people } }, { people, at: { $lt: at } }, { people, at, _id: { $lt: _id } }],
        },
        options,
      ),
    countWaitingBefore: (lectureId: string, at: Date): Promise<number> =>
      col.countDocuments({ lectureId, state: 'waiting', at: { $lt: at } }, options),

    /** Moves one of `from` on; undefined when it is in none of these states (any more). */
    change: async (
      questionId: string,
      from: readonly QuestionState[],
      set: Partial<QuestionDoc>,
      unset: readonly ('openid' | 'note' | 'mergedInto')[] = [],
    ): Promise<QuestionDoc | undefined> =>
      (await col.findOneAndUpdate(
        { _id: questionId, state: { $in: [...from] } },
        { $set: set, ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((key) => [key, ''])) }) },
        { ...options, returnDocument: 'after' },
      )) ?? undefined,

    /** Adds people to questions that wait. */
    weigh: async (changes: readonly { questionId: string; by: number }[], at: Date): Promise<void> => {
      if (changes.length === 0) return
      await col.bulkWrite(
        changes.map(({ questionId, by }) => ({
          updateOne: {
            filter: { _id: questionId },
            update: { $inc: { people: by }, $set: { changedAt: at } },
          },
        })),
        options,
      )
    },
    setPeople: async (questionId: string, people: number, at: Date): Promise<void> => {
      await col.updateOne({ _id: questionId }, { $set: { people, changedAt: at } }, options)
    },
    report: async (questionId: string): Promise<void> => {
      await col.updateOne({ _id: questionId }, { $inc: { reports: 1 } }, options)
    },

    mergedInto: (questionIds: readonly string[]): Promise<QuestionDoc[]> =>
      col.find({ mergedInto: { $in: [...questionIds] } }, options).toArray(),
    /** What was merged into one of these now belongs to `into`. */
    redirect: async (questionIds: readonly string[], into: string, at: Date): Promise<void> => {
      await col.updateMany(
        { mergedInto: { $in: [...questionIds] } },
        { $set: { mergedInto: into, changedAt: at } },
        options,
      )
    },

    byWeight: (
      lectureId: string,
      states: readonly QuestionState[],
      below: WeightPlace | undefined,
      limit: number,
    ): Promise<QuestionDoc[]> =>
      col
        .find(
          {
            lectureId,
            state: { $in: [...states] },
            ...(below && {
              $or: [
                { people: { $lt: below.people } },
                { people: below.people, at: { $gt: below.at } },
                { people: below.people, at: below.at, _id: { $gt: below.id } },
              ],
            }),
          },
          options,
        )
        .sort({ people: -1, at: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    byTime: (
      lectureId: string,
      states: readonly QuestionState[],
      before: Place | undefined,
      limit: number,
    ): Promise<QuestionDoc[]> =>
      col
        .find(
          {
            lectureId,
            state: { $in: [...states] },
            ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
          },
          options,
        )
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray(),

    ofAsker: (askerId: string, lectureId: string | undefined, limit: number): Promise<QuestionDoc[]> =>
      col
        .find({ askerId, ...(lectureId !== undefined && { lectureId }) }, options)
        .sort({ at: -1 })
        .limit(limit)
        .toArray(),

    /** Takes the name off what somebody asked by name; returns the lectures and the questions. */
    forgetName: async (askerId: string, instead: string): Promise<{ _id: string; lectureId: string }[]> => {
      const named = { askerId, shownAs: 'name' as const }
      const found = await col.find(named, { ...options, projection: { _id: 1, lectureId: 1 } }).toArray()
      if (found.length > 0) await col.updateMany(named, { $set: { asker: instead } }, options)
      return found.map(({ _id, lectureId }) => ({ _id, lectureId }))
    },

    /** Changed at or after a moment; for an index that is kept in memory. */
    changedSince: (
      lectureId: string,
      since: Date,
    ): Promise<Pick<QuestionDoc, '_id' | 'text' | 'state' | 'changedAt'>[]> =>
      col
        .find(
          { lectureId, changedAt: { $gte: since } },
          { ...options, projection: { text: 1, state: 1, changedAt: 1 } },
        )
        .toArray(),

    /** Gives every open question of a lecture that has ended an owner and a date, those that were merged follow theirs. */
    assignOpen: async (
      lectureId: string,
      to: { readonly ownerId: string; readonly ownerName: string; readonly dueOn: string },
      at: Date,
    ): Promise<void> => {
      await col.updateMany(
        { lectureId, state: { $in: [...OPEN] }, ownerId: { $exists: false } },
        { $set: { ...to, changedAt: at } },
        options,
      )
    },
    /** The work list: open, with a date, by date. */
    work: (
      filter: {
        readonly orgIds?: readonly string[]
        readonly ownerId?: string
        readonly lectureId?: string
        readonly after?: { readonly dueOn: string; readonly id: string }
      },
      limit: number,
    ): Promise<QuestionDoc[]> =>
      col
        .find(
          {
            state: { $in: ['waiting', 'review'] },
            ...(filter.orgIds && { orgPath: { $in: [...filter.orgIds] } }),
            ...(filter.ownerId !== undefined && { ownerId: filter.ownerId }),
            ...(filter.lectureId !== undefined && { lectureId: filter.lectureId }),
            ...(filter.after
              ? {
                  $or: [
                    { dueOn: { $gt: filter.after.dueOn } },
                    { dueOn: filter.after.dueOn, _id: { $gt: filter.after.id } },
                  ],
                }
              : { dueOn: { $exists: true } }),
          },
          options,
        )
        .sort({ dueOn: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    countOpenOf: async (lectureIds: readonly string[]): Promise<Map<string, number>> => {
      const found = await col
        .aggregate<{ _id: string; count: number }>(
          [
            { $match: { lectureId: { $in: [...lectureIds] }, state: { $in: ['waiting', 'review'] } } },
            { $group: { _id: '$lectureId', count: { $sum: 1 } } },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, count }) => [_id, count]))
    },

    /** Group → public questions asked there. */
    countByGroup: async (lectureId: string): Promise<Map<string, number>> => {
      const found = await col
        .aggregate<{ _id: string; count: number }>(
          [{ $match: { lectureId } }, { $group: { _id: '$groupId', count: { $sum: 1 } } }],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, count }) => [_id, count]))
    },
  }
}
