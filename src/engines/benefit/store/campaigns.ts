import type { z } from 'zod'
import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { CampaignTerms } from '../contract'

export type Terms = z.output<typeof CampaignTerms>
export type CampaignState = 'draft' | 'submitted' | 'running' | 'paused' | 'ended'

/** A change of published terms that waits for a second person. */
export interface Proposal {
  by: string
  at: Date
  terms: Terms
  texts: string[]
}

export interface CampaignDoc {
  _id: string
  orgId: string
  orgPath: string[]
  terms: Terms
  /** Raised with every change; two people never overwrite each other. */
  version: number
  state: CampaignState
  /** Everybody who wrote or submitted it: none of them may approve it. */
  writers: string[]
  proposal?: Proposal
  improvements: { at: Date; text: string }[]
  pausedFor?: string
  /** Once it was approved it stays published, paused or not. */
  publishedAt?: Date
  /** The most one coupon can cost, fen; kept beside the terms for the hot path. */
  worst: number
  /** The round in which people queue, while they do; nobody overtakes. */
  queueing?: string
  log: { at: Date; who: string; what: string }[]
  changedAt: Date
  useUntil: Date
}

export const campaigns = collection<CampaignDoc>('benefit_campaigns', [
  { key: { orgId: 1, state: 1, useUntil: 1 } },
  { key: { orgPath: 1, changedAt: -1, _id: -1 } },
  { key: { 'terms.merchantIds': 1, state: 1 } },
])

export type CampaignStore = ReturnType<typeof createCampaignStore>

export const createCampaignStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = campaigns.of(db)
  return {
    get: (campaignId: string): Promise<CampaignDoc | null> => all.findOne({ _id: campaignId }, options),
    many: (campaignIds: readonly string[]): Promise<CampaignDoc[]> =>
      all.find({ _id: { $in: [...campaignIds] } }, options).toArray(),
    add: async (campaign: CampaignDoc): Promise<void> => {
      await all.insertOne(campaign, options)
    },
    /** Changes it if nobody else has meanwhile; false when somebody has. `log` is what was done. */
    change: async (
      { _id, version }: Pick<CampaignDoc, '_id' | 'version'>,
      set: Partial<Omit<CampaignDoc, '_id' | 'version' | 'log'>>,
      log: CampaignDoc['log'][number],
      unset: readonly ('proposal' | 'pausedFor')[] = [],
    ): Promise<boolean> => {
      const { matchedCount } = await all.updateOne(
        { _id, version },
        {
          $set: { ...set, changedAt: log.at },
          $inc: { version: 1 },
          $push: { log: { $each: [log], $position: 0, $slice: 50 } },
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((name) => [name, ''])) }),
        },
        options,
      )
      return matchedCount === 1
    },
    /** Published campaigns of these unions that can still be used, the one that ends first first. */
    visibleTo: (orgPath: readonly string[], now: Date): Promise<CampaignDoc[]> =>
      all
        .find(
          {
            orgId: { $in: [...orgPath] },
            state: { $in: ['running', 'paused'] },
            useUntil: { $gt: now },
          },
          options,
        )
        .sort({ useUntil: 1 })
        .limit(100)
        .toArray(),
    page: (
      scope: readonly string[],
      state: CampaignState | undefined,
      before: { readonly at: Date; readonly id: string } | undefined,
      limit: number,
    ): Promise<CampaignDoc[]> =>
      all
        .find(
          {
            orgPath: { $in: [...scope] },
            ...(state && { state }),
            ...(before && {
              $or: [{ changedAt: { $lt: before.at } }, { changedAt: before.at, _id: { $lt: before.id } }],
            }),
          },
          options,
        )
        .sort({ changedAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** Says that people queue in a round, or that nobody does any more. */
    queueing: async (campaignId: string, roundId: string | undefined): Promise<void> => {
      await all.updateOne(
        { _id: campaignId },
        roundId === undefined ? { $unset: { queueing: '' } } : { $set: { queueing: roundId } },
        options,
      )
    },
  }
}
