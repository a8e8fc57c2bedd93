import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'

/** "I ask this too." `_id`: `questionId:memberId`, so that nobody counts twice. */
interface VoteDoc {
  _id: string
  lectureId: string
  questionId: string
  memberId: string
  /** Brought along by a merge, not cast here. */
  merged?: boolean
  expiresAt: Date
}

export const votes = collection<VoteDoc>('lecture_votes', [
  { key: { questionId: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const voteId = (questionId: string, memberId: string): string => `${questionId}:${memberId}`

export const createVoteStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const col = votes.of(db)
  return {
    /** Of these votes, those that are cast. */
    cast: async (ids: readonly string[]): Promise<Set<string>> => {
      const found = await col
        .find({ _id: { $in: [...new Set(ids)] } }, { ...options, projection: { _id: 1 } })
        .toArray()
      return new Set(found.map(({ _id }) => _id))
    },
    votersOf: async (
      questionIds: readonly string[],
    ): Promise<{ questionId: string; memberId: string; merged?: boolean }[]> =>
      col
        .find(
          { questionId: { $in: [...questionIds] } },
          { ...options, projection: { questionId: 1, memberId: 1, merged: 1 } },
        )
        .toArray(),
    add: async (cast: readonly Omit<VoteDoc, '_id'>[]): Promise<void> => {
      if (cast.length === 0) return
      await col.insertMany(
        cast.map((vote) => ({ _id: voteId(vote.questionId, vote.memberId), ...vote })),
        options,
      )
    },
    remove: async (ids: readonly string[]): Promise<void> => {
      if (ids.length > 0) await col.deleteMany({ _id: { $in: [...ids] } }, options)
    },
  }
}
