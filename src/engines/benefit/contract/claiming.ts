import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Done, Id, Instant } from '../../../kernel/shapes'
import { CampaignCard, CouponView } from './views'

/** Open to everybody who sees the campaign: how many were given, how many used (coupons). */
const PublicBooks = z.object({ issued: Count, used: Count, total: Count })

/** Answer of a claim, and of looking at it later. */
export const ClaimAnswer = z.discriminatedUnion('state', [
  /** 您领到了. `already`: it was claimed before. */
  z.object({ state: z.literal('yours'), coupon: CouponView, already: z.boolean() }),
  /** More people than can be served at once: the claim is taken, and decided in order of arrival. Ask again after
   *  `askAfterSeconds` with readClaim; reloading or claiming again changes nothing. */
  z.object({
    state: z.literal('queued'),
    place: z.int().positive(),
    waitSeconds: Count,
    askAfterSeconds: z.int().positive(),
  }),
  /** This round is empty. `next` is the next round; `mayWait`: the waiting list is open. */
  z.object({
    state: z.literal('full'),
    next: z.object({ roundId: Id, opensAt: Instant }).optional(),
    mayWait: z.boolean(),
    waiting: Count,
  }),
  /** On the waiting list; `place` 1 is next. */
  z.object({ state: z.literal('waiting'), place: z.int().positive() }),
  /** A place from the waiting list is kept for the person until then: claim it. */
  z.object({ state: z.literal('offered'), until: Instant }),
  /** Nothing asked for (readClaim only). */
  z.object({ state: z.literal('none') }),
])

/** What workers see of campaigns, and how they claim. */
export const claiming = defineContract({
  listCampaigns: {
    summary: 'Campaigns that the person can see now, with what they can do with each; claimable first',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({ items: z.array(CampaignCard) }),
    errors: [],
  },
  readCampaign: {
    summary: 'One campaign: rounds, rules, organiser, tax, shops, public books, and why (not) for the person',
    access: 'worker',
    input: z.strictObject({ campaignId: Id }),
    output: CampaignCard.extend({
      rulesText: z.string(),
      taxText: z.string(),
      stackable: z.boolean(),
      /** How quota is shared and returned, in plain words; absent without quota. */
      quotaText: z.string().optional(),
      /** While it is paused: why. */
      pausedFor: z.string().optional(),
      books: PublicBooks,
      /** The published terms were changed in people's favour: when and what. */
      improvements: z.array(z.object({ at: Instant, text: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  },
  claimCoupon: {
    summary: 'Claim one coupon of the round that is open, or the place that is kept; exactly once per person',
    access: 'worker',
    changes: 'once',
    limit: { calls: 30, seconds: 60 },
    input: z.strictObject({ campaignId: Id }),
    output: ClaimAnswer,
    errors: ['NOT_FOUND', 'NOT_ELIGIBLE', 'ROUND_CLOSED', 'CAMPAIGN_PAUSED', 'LIMIT_REACHED'],
  },
  readClaim: {
    summary: 'What became of a claim: for the queue page; costs nothing to repeat and moves nobody',
    access: 'worker',
    input: z.strictObject({ campaignId: Id }),
    output: ClaimAnswer,
    errors: ['NOT_FOUND'],
  },
  joinWaitingList: {
    summary: 'Wait for coupons that expire or are given back; the same place when asked again',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ campaignId: Id }),
    output: z.object({ place: z.int().positive(), offerHours: z.int().positive() }),
    errors: [
      'NOT_FOUND',
      'NOT_ELIGIBLE',
      'CAMPAIGN_PAUSED',
      'LIMIT_REACHED',
      'NO_WAITING_LIST',
      'STILL_LEFT',
    ],
  },
  leaveWaitingList: {
    summary: 'Give up a place on the waiting list, or one that is kept',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ campaignId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
})
