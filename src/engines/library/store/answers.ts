import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { StoredCitation } from '../rules/citation-state'
import type { Place } from '../rules/cursor'
import { olderThan } from './guides'

/** An answered question that may be shown to everybody once a second reader has approved it. */
export interface AnswerDoc {
  _id: string
  orgPath: string[]
  question: string
  answer: string
  citations: StoredCitation[]
  cites: string[]
  authorId: string
  state: 'waiting' | 'approved'
  approvedBy?: string
  approvedAt?: Date
  createdAt: Date
  reasons: string[]
}

export const answers = collection<AnswerDoc>('library_answers', [
  { key: { orgPath: 1, createdAt: -1, _id: -1 } },
  { key: { cites: 1 } },
  { key: { state: 1 } },
])

export type AnswerStore = ReturnType<typeof createAnswerStore>

export const createAnswerStore = ({ db, options }: Unit) => ({
  get: async (answerId: string): Promise<AnswerDoc | undefined> =>
    (await answers.of(db).findOne({ _id: answerId }, options)) ?? undefined,

  add: async (answer: AnswerDoc): Promise<void> => {
    await answers.of(db).insertOne(answer, options)
  },

  change: async (answerId: string, set: Partial<AnswerDoc>): Promise<void> => {
    await answers.of(db).updateOne({ _id: answerId }, { $set: set }, options)
  },

  /** `waiting`: for a second reader, or for another look after a law changed. */
  desk: (
    orgIds: readonly string[],
    waiting: boolean,
    before: Place | undefined,
    limit: number,
  ): Promise<AnswerDoc[]> =>
    answers
      .of(db)
      .find(
        {
          orgPath: { $in: [...orgIds] },
          $and: [
            waiting ? { $or: [{ state: 'waiting' }, { 'reasons.0': { $exists: true } }] } : {},
            before ? olderThan('createdAt', before) : {},
          ],
        },
        options,
      )
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray(),

  citing: (cites: readonly string[]): Promise<AnswerDoc[]> =>
    answers
      .of(db)
      .find({ cites: { $in: [...cites] } }, options)
      .toArray(),

  unsettled: (): Promise<AnswerDoc[]> =>
    answers
      .of(db)
      .find({ citations: { $elemMatch: { order: { $exists: false } } } }, options)
      .toArray(),

  approvedOf: (answerIds: readonly string[]): Promise<AnswerDoc[]> =>
    answers
      .of(db)
      .find({ _id: { $in: [...answerIds] }, state: 'approved' }, options)
      .toArray(),

  allApproved: (): Promise<AnswerDoc[]> => answers.of(db).find({ state: 'approved' }, options).toArray(),
})
