import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Place } from '../rules/place'

export type QuestionState = 'waiting' | 'answered' | 'closed'

/** A question that came back to the desk that sent an item. Who asked is known to the asker's own page alone. */
export interface QuestionDoc {
  _id: string
  broadcastId: string
  title: string
  groupId: string
  groupName: string
  orgName: string
  /** Of the desk that sent it. */
  deskPath: string[]
  askerId: string
  text: string
  at: Date
  check: 'pass' | 'review' | 'unchecked'
  state: QuestionState
  /** As the group reads it. */
  question?: string
  answer?: string
  law?: { name: string; article: string; asOf: string }
  /** The desk, as readers see it. */
  by?: string
  answeredBy?: string
  decidedAt?: Date
  note?: string
  expiresAt: Date
}

/** As long as receipts. */
const KEEP = 3 * 365 * DAY

export const askedBack = collection<QuestionDoc>('asked_back', [
  { key: { deskPath: 1, state: 1, at: 1, _id: 1 } },
  { key: { askerId: 1, groupId: 1, at: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type QuestionStore = ReturnType<typeof createQuestionStore>

export const createQuestionStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = askedBack.of(db)
  return {
    add: async (question: Omit<QuestionDoc, 'expiresAt' | 'state'>): Promise<void> => {
      await all.insertOne({ ...question, state: 'waiting', expiresAt: after(question.at, KEEP) }, options)
    },
    get: (questionId: string): Promise<QuestionDoc | null> => all.findOne({ _id: questionId }, options),
    /** Only one that waits; false when it was decided meanwhile. */
    decide: async (
      questionId: string,
      to: Pick<QuestionDoc, 'state' | 'decidedAt'> & Partial<QuestionDoc>,
    ): Promise<boolean> => {
      const { matchedCount } = await all.updateOne(
        { _id: questionId, state: 'waiting' },
        { $set: to },
        options,
      )
      return matchedCount === 1
    },
    /** Of one person in one group, newest first. */
    mine: (askerId: string, groupId: string, limit: number): Promise<QuestionDoc[]> =>
      all.find({ askerId, groupId }, { ...options, sort: { at: -1 }, limit }).toArray(),
    count: (deskIds: readonly string[], state: QuestionState): Promise<number> =>
      all.countDocuments({ deskPath: { $in: [...deskIds] }, state }, options),
    /** Waiting ones oldest first, so that nobody is forgotten; the others newest first. */
    page: (
      deskIds: readonly string[],
      { state, broadcastId }: { state: QuestionState; broadcastId?: string | undefined },
      from: Place | undefined,
      limit: number,
    ): Promise<QuestionDoc[]> => {
      const way = state === 'waiting' ? 1 : -1
      const past = way === 1 ? '$gt' : '$lt'
      return all
        .find(
          {
            deskPath: { $in: [...deskIds] },
            state,
            ...(broadcastId !== undefined && { broadcastId }),
            ...(from && { $or: [{ at: { [past]: from.at } }, { at: from.at, _id: { [past]: from.id } }] }),
          },
          { ...options, sort: { at: way, _id: way }, limit },
        )
        .toArray()
    },
    ofMember: (askerId: string): Promise<QuestionDoc[]> =>
      all.find({ askerId }, { ...options, sort: { at: -1 }, limit: 500 }).toArray(),
  }
}
