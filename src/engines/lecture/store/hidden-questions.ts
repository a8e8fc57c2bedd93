import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'
import type { AskerPlace } from '../rules/hidden'
import type { Place } from './lectures'
import type { Answer } from './questions'

/** A question that only lawyers without an interest may see. Whoever reads the database reads neither the words nor
 *  the asker: both are sealed, and found by keyed fingerprints. */
export interface HiddenDoc {
  _id: string
  lectureId: string
  lectureTitle: string
  /** Org path of the lecture's desk; says nothing of the asker. */
  orgPath: string[]
  askerKey: string
  enterpriseKey: string
  body: Sealed
  at: Date
  state: 'waiting' | 'answered' | 'withdrawn'
  ownerId?: string
  ownerName?: string
  dueOn?: string
  answer?: Sealed
  expiresAt: Date
}

export interface HiddenBody {
  readonly text: string
  readonly place: AskerPlace
}

export interface HiddenQuestion extends Omit<HiddenDoc, 'body' | 'answer' | 'askerKey' | 'enterpriseKey'> {
  readonly text: string
  readonly place: AskerPlace
  readonly answer?: Answer
}

export const hiddenQuestions = collection<HiddenDoc>('lecture_hidden_questions', [
  { key: { lectureId: 1, state: 1, at: 1, _id: 1 } },
  { key: { orgPath: 1, state: 1, at: 1, _id: 1 } },
  { key: { askerKey: 1, at: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

const BODY = 'lecture-hidden'
const ANSWER = 'lecture-hidden-answer'
const ASKER = 'lecture-asker'
const ENTERPRISE = 'lecture-enterprise'

export type HiddenStore = ReturnType<typeof createHiddenStore>

export const createHiddenStore = ({ db, options, vault }: Pick<Unit, 'db' | 'options' | 'vault'>) => {
  const col = hiddenQuestions.of(db)
  const keyOf = (memberId: string): string => vault.blind(memberId, ASKER)
  const open = ({
    body,
    answer,
    askerKey: _asker,
    enterpriseKey: _firm,
    ...rest
  }: HiddenDoc): HiddenQuestion => ({
    ...rest,
    ...(JSON.parse(vault.open(body, BODY)) as HiddenBody),
    ...(answer && { answer: JSON.parse(vault.open(answer, ANSWER)) as Answer }),
  })
  return {
    addAll: async (
      asked: readonly (Omit<HiddenDoc, 'askerKey' | 'enterpriseKey' | 'body'> &
        HiddenBody & { memberId: string })[],
    ): Promise<void> => {
      if (asked.length === 0) return
      await col.insertMany(
        asked.map(({ text, place, memberId, ...rest }) => ({
          ...rest,
          askerKey: keyOf(memberId),
          enterpriseKey: vault.blind(place.enterpriseId ?? place.orgPath.at(-1) ?? '', ENTERPRISE),
          body: vault.seal(JSON.stringify({ text, place } satisfies HiddenBody), BODY),
        })),
        options,
      )
    },

    find: async (questionIds: readonly string[]): Promise<HiddenQuestion[]> =>
      (await col.find({ _id: { $in: [...new Set(questionIds)] } }, options).toArray()).map(open),

    /** Oldest first when they wait, newest first when they were answered. */
    page: async (
      filter: { readonly lectureId?: string; readonly orgIds: readonly string[]; readonly from?: Place },
      state: 'waiting' | 'answered',
      limit: number,
    ): Promise<HiddenQuestion[]> => {
      const forward = state === 'waiting'
      const on = forward ? '$gt' : '$lt'
      const found = await col
        .find(
          {
            state,
            ...(filter.lectureId === undefined
              ? { orgPath: { $in: [...filter.orgIds] } }
              : { lectureId: filter.lectureId }),
            ...(filter.from && {
              $or: [{ at: { [on]: filter.from.at } }, { at: filter.from.at, _id: { [on]: filter.from.id } }],
            }),
          },
          options,
        )
        .sort(forward ? { at: 1, _id: 1 } : { at: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return found.map(open)
    },

    waitingOf: async (lectureId: string): Promise<HiddenQuestion[]> =>
      (await col.find({ lectureId, state: 'waiting' }, options).limit(2000).toArray()).map(open),

    countByAsker: async (
      lectureId: string,
      memberIds: readonly string[],
    ): Promise<Map<string, { open: number; all: number }>> => {
      const keys = new Map(memberIds.map((memberId) => [keyOf(memberId), memberId]))
      const found = await col
        .aggregate<{ _id: string; open: number; all: number }>(
          [
            { $match: { lectureId, askerKey: { $in: [...keys.keys()] } } },
            {
              $group: {
                _id: '$askerKey',
                all: { $sum: 1 },
                open: { $sum: { $cond: [{ $eq: ['$state', 'waiting'] }, 1, 0] } },
              },
            },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, ...counts }) => [keys.get(_id) ?? '', counts]))
    },

    ofAsker: async (
      memberId: string,
      lectureId: string | undefined,
      limit: number,
    ): Promise<HiddenQuestion[]> =>
      (
        await col
          .find({ askerKey: keyOf(memberId), ...(lectureId !== undefined && { lectureId }) }, options)
          .sort({ at: -1 })
          .limit(limit)
          .toArray()
      ).map(open),

    /** True when it waited until now. */
    answer: async (questionId: string, answer: Answer): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: questionId, state: 'waiting' },
        { $set: { state: 'answered', answer: vault.seal(JSON.stringify(answer), ANSWER) } },
        options,
      )
      return modifiedCount === 1
    },
    take: async (
      questionId: string,
      to: { ownerId: string; ownerName: string; dueOn: string },
    ): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: questionId, state: 'waiting' },
        { $set: to },
        options,
      )
      return modifiedCount === 1
    },
    withdraw: async (questionId: string, memberId: string): Promise<boolean> => {
      const { modifiedCount } = await col.updateOne(
        { _id: questionId, askerKey: keyOf(memberId), state: 'waiting' },
        { $set: { state: 'withdrawn' } },
        options,
      )
      return modifiedCount === 1
    },

    /** For the one figure that may be told. */
    figures: async (
      lectureId: string,
    ): Promise<{ questions: number; people: number; enterprises: number }> => {
      const [found] = await col
        .aggregate<{ questions: number; people: string[]; enterprises: string[] }>(
          [
            { $match: { lectureId, state: { $ne: 'withdrawn' } } },
            {
              $group: {
                _id: null,
                questions: { $sum: 1 },
                people: { $addToSet: '$askerKey' },
                enterprises: { $addToSet: '$enterpriseKey' },
              },
            },
          ],
          options,
        )
        .toArray()
      return {
        questions: found?.questions ?? 0,
        people: found?.people.length ?? 0,
        enterprises: found?.enterprises.length ?? 0,
      }
    },
  }
}
