import { collection } from '../../../kernel/collection'
import { boundedMap, type BoundedMap } from '../../../kernel/bounded-map'
import type { Unit } from '../../../kernel/unit'
import { campaigns } from './campaigns'
import { ALL, type Source } from '../rules/sources'

/** A part of what may be given. A round's coupons lie in many cells, so that claims that are not gathered rarely meet;
 *  `left` never goes below zero, which is all that keeps a quota. `pool` holds what came back and is kept for the
 *  waiting list, `back` what came back and nobody waits for. */
export interface CellDoc {
  /** `campaignId:roundId:quotaId:number`. */
  _id: string
  campaignId: string
  /** A round, `pool` or `back`. */
  roundId: string
  /** The union that it is kept for, or ALL. */
  quotaId: string
  /** Put in so far, and what of it can still be given. */
  total: number
  left: number
  /** False while the campaign is paused. */
  open: boolean
}

export const POOL = 'pool'

/** What people of one campaign and one quota ask for together. */
export interface Want {
  readonly campaignId: string
  readonly sources: readonly Source[]
  readonly count: number
}

export const cells = collection<CellDoc>('benefit_cells', [
  { key: { campaignId: 1, roundId: 1, quotaId: 1, left: 1 } },
])

/** Coupons in one cell, about, and cells of one part at most. */
const PER_CELL = 16
const MOST_CELLS = 256
/** Cells that one look brings, the fullest first. A claim that is committed alone remembers all of them: of sixteen beside each
 *  other that chose among 64, every sixth met another one and was done twice. */
const LOOKED_AT = 64
/** The same of each campaign, where many take at once. */
const LOOKED_AT_FOR_MANY = 8

/** Cells that were not empty when this process looked last, by part. Only ever a guess at which to try first. */
const guesses = new WeakMap<Unit['db'], BoundedMap<readonly string[]>>()
const guessesOf = (db: Unit['db']): BoundedMap<readonly string[]> => {
  const kept = guesses.get(db) ?? boundedMap<readonly string[]>(50_000, (ids) => ids.length + 1)
  guesses.set(db, kept)
  return kept
}

export const spread = (
  campaignId: string,
  roundId: string,
  quotaId: string,
  count: number,
  /** Makes the ids differ where something is added later. */
  mark = '',
): CellDoc[] => {
  const parts = Math.min(MOST_CELLS, Math.max(1, Math.ceil(count / PER_CELL)))
  return Array.from({ length: parts }, (_, at) => {
    const total = Math.floor(count / parts) + (at < count % parts ? 1 : 0)
    return {
      _id: `${campaignId}:${roundId}:${quotaId}:${mark}${at}`,
      campaignId,
      roundId,
      quotaId,
      total,
      left: total,
      open: true,
    }
  })
}

export type CellStore = ReturnType<typeof createCellStore>

/** `chance` gives a number from 0 up to 1: which cell is tried first. */
export const createCellStore = ({ db, options }: Pick<Unit, 'db' | 'options'>, chance: () => number) => {
  const all = cells.of(db)
  const filterOf = (campaignId: string, { roundId, quotaIds }: Source) => ({
    campaignId,
    roundId,
    ...(quotaIds && { quotaId: { $in: [...quotaIds] } }),
  })
  const takeFrom = async (cell: Pick<CellDoc, '_id'>, count: number): Promise<boolean> =>
    (
      await all.updateOne(
        { _id: cell._id, left: { $gte: count }, open: true },
        { $inc: { left: -count } },
        options,
      )
    ).modifiedCount === 1

  /** Takes one from a cell that was not empty a moment ago, without looking at all of them first. */
  const takeGuessed = async (part: string): Promise<boolean> => {
    const ids = guessesOf(db).get(part) ?? []
    const _id = ids[Math.floor(chance() * ids.length)]
    if (_id === undefined) return false
    if (await takeFrom({ _id }, 1)) return true
    guessesOf(db).delete(part)
    return false
  }

  /** In a transaction what was found is what is changed, or all of it is repeated; so the cells go down in one command. */
  const lower = async (plan: readonly { readonly _id: string; readonly some: number }[]): Promise<void> => {
    if (plan.length === 0) return
    const { modifiedCount } = await all.bulkWrite(
      plan.map(({ _id, some }) => ({
        updateOne: {
          filter: { _id, left: { $gte: some }, open: true },
          update: { $inc: { left: -some } },
        },
      })),
      options,
    )
    if (modifiedCount !== plan.length) throw new Error('cells changed under a transaction')
  }

  /** Takes up to `count` from one source, and returns how many. */
  const takeSome = async (campaignId: string, source: Source, count: number): Promise<number> => {
    const part = JSON.stringify([campaignId, source])
    if (count === 1 && (await takeGuessed(part))) return 1
    const found = await all
      .find(
        { ...filterOf(campaignId, source), left: { $gt: 0 }, open: true },
        { ...options, projection: { left: 1 } },
      )
      .sort({ left: -1 })
      .limit(count === 1 ? MOST_CELLS : LOOKED_AT)
      .toArray()
    if (count === 1) {
      guessesOf(db).set(
        part,
        found.map(({ _id }) => _id),
      )
    }
    const start = Math.floor(chance() * found.length)
    const plan: { readonly _id: string; readonly some: number }[] = []
    let taken = 0
    for (let at = 0; at < found.length && taken < count; at += 1) {
      const cell = found[(start + at) % found.length]
      if (!cell) break
      const some = Math.min(cell.left, count - taken)
      plan.push({ _id: cell._id, some })
      taken += some
    }
    if (taken === 0) return 0
    await lower(plan)
    return taken < count ? taken + (await takeSome(campaignId, source, count - taken)) : taken
  }

  /** A first go at what several campaigns want, in two commands for all of them: from the parts that hold as much as is
   *  wanted. Gives how many each got, all or none; the rest is taken one campaign after another. */
  const takeForMany = async (wants: readonly Want[]): Promise<readonly number[]> => {
    const looked = wants.map(({ sources, count }) => ({ source: sources[0], count }))
    const found = await campaigns
      .of(db)
      .aggregate<{ _id: string; cells: Pick<CellDoc, '_id' | 'roundId' | 'quotaId' | 'left'>[] }>(
        [
          { $match: { _id: { $in: wants.map(({ campaignId }) => campaignId) } } },
          { $project: { _id: 1 } },
          {
            $lookup: {
              from: cells.name,
              localField: '_id',
              foreignField: 'campaignId',
              pipeline: [
                {
                  $match: {
                    roundId: { $in: [...new Set(looked.flatMap(({ source }) => source?.roundId ?? []))] },
                    quotaId: { $in: [...new Set(looked.flatMap(({ source }) => source?.quotaIds ?? []))] },
                    left: { $gte: Math.min(...looked.map(({ count }) => count)) },
                    open: true,
                  },
                },
                { $limit: LOOKED_AT_FOR_MANY },
                { $project: { roundId: 1, quotaId: 1, left: 1 } },
              ],
              as: 'cells',
            },
          },
        ],
        options,
      )
      .toArray()
    const cellsOf = new Map(found.map((one) => [one._id, one.cells]))
    const plan = wants.map(({ campaignId, sources: [source], count }) => {
      const fit = (cellsOf.get(campaignId) ?? []).filter(
        ({ roundId, quotaId, left }) =>
          roundId === source?.roundId && source.quotaIds?.includes(quotaId) === true && left >= count,
      )
      return { _id: fit[Math.floor(chance() * fit.length)]?._id, count }
    })
    await lower(plan.flatMap(({ _id, count }) => (_id === undefined ? [] : [{ _id, some: count }])))
    return plan.map(({ _id, count }) => (_id === undefined ? 0 : count))
  }

  return {
    add: async (made: readonly CellDoc[]): Promise<void> => {
      if (made.length > 0) await all.insertMany([...made], options)
    },
    /** How many each gets of what it wants, from its sources in their order; runs in a transaction. */
    take: async (wants: readonly Want[]): Promise<readonly number[]> => {
      const got = wants.length > 1 ? [...(await takeForMany(wants))] : wants.map(() => 0)
      for (const [at, { campaignId, sources, count }] of wants.entries()) {
        let taken = got[at] ?? 0
        for (const source of sources) {
          if (taken === count) break
          taken += await takeSome(campaignId, source, count - taken)
        }
        got[at] = taken
      }
      return got
    },
    /** What is left now, by round and quota. */
    sums: (campaignIds: readonly string[]): Promise<Sum[]> =>
      all
        .aggregate<Sum>(
          [
            { $match: { campaignId: { $in: [...campaignIds] } } },
            {
              $group: {
                _id: { campaignId: '$campaignId', roundId: '$roundId', quotaId: '$quotaId' },
                total: { $sum: '$total' },
                left: { $sum: '$left' },
              },
            },
            { $replaceWith: { $mergeObjects: ['$_id', { total: '$total', left: '$left' }] } },
          ],
          options,
        )
        .toArray(),
    /** Adds to a part that is there; `came`: counts as put in, not only as given back. */
    put: async (campaignId: string, roundId: string, count: number, came: number = count): Promise<void> => {
      const { matchedCount } = await all.updateOne(
        { _id: `${campaignId}:${roundId}:${ALL}:0` },
        { $inc: { left: count, total: came } },
        options,
      )
      if (matchedCount !== 1) throw new Error(`no cell ${roundId} of ${campaignId}`)
    },
    left: async (campaignId: string, roundId: string): Promise<number> =>
      (await all.findOne({ _id: `${campaignId}:${roundId}:${ALL}:0` }, options))?.left ?? 0,
    /** Stops or starts every claim of a campaign: whoever is about to take notices. */
    setOpen: async (campaignId: string, open: boolean): Promise<void> => {
      await all.updateMany({ campaignId }, { $set: { open } }, options)
    },
  }
}

export interface Sum {
  campaignId: string
  roundId: string
  quotaId: string
  total: number
  left: number
}
