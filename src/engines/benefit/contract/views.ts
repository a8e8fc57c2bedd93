import { z } from 'zod'
import { Count, Id, Instant } from '../../../kernel/shapes'
import { Fen, Kind } from './shapes'
import { CampaignState } from './terms'

export const RoundView = z.object({
  roundId: Id,
  opensAt: Instant,
  closesAt: Instant,
  state: z.enum(['coming', 'open', 'over']),
  total: Count,
  /** For the person who asks: what their quota and the common part still hold. */
  left: Count,
})

/** Why a person may (not) claim; `text` is the rule in plain words, met or not. */
const Reason = z.object({
  rule: z.enum([
    'certified',
    'subtree',
    'industry',
    'tag',
    'list',
    'used',
    'joinedBefore',
    'perPerson',
    'perRound',
  ]),
  met: z.boolean(),
  text: z.string(),
})

const CouponState = z.enum(['held', 'used', 'expired', 'returned'])

export const CouponView = z.object({
  couponId: Id,
  campaignId: Id,
  title: z.string(),
  organiser: z.string(),
  kind: Kind,
  state: CouponState,
  /** What may still be used: fen, or for a ticket entries × value. */
  left: Fen,
  /** Already used, fen. */
  used: Fen,
  claimedAt: Instant,
  useFrom: Instant,
  /** The last moment at which it can be used. */
  useUntil: Instant,
  /** Runs out within three days. */
  soon: z.boolean(),
  /** The campaign is paused: nobody can use it until it goes on. */
  paused: z.boolean(),
  shops: Count,
})

/** What the person who asks can do with a campaign now. */
const Mine = z.object({
  state: z.enum([
    /** The round is open and there is something left. */
    'can-claim',
    /** Has one (of this round, or as many as allowed). */
    'have',
    /** Has had as many as allowed, and all of them are used up, … */
    'used',
    /** … or the last of them ran out. */
    'expired',
    'queued',
    'waiting',
    /** A kept place from the waiting list: claim before `until`. */
    'offered',
    /** The open round is empty, or all rounds are over. */
    'full',
    /** The next round opens at `opensAt`. */
    'not-yet',
    /** A rule is not met; see `reasons`. */
    'not-eligible',
    'paused',
    'over',
  ]),
  couponId: Id.optional(),
  /** Coupons of this campaign that the person has or had. */
  claimed: Count,
  place: z.int().positive().optional(),
  until: Instant.optional(),
  opensAt: Instant.optional(),
  mayWait: z.boolean(),
  reasons: z.array(Reason),
})

export const CampaignCard = z.object({
  campaignId: Id,
  title: z.string(),
  summary: z.string(),
  organiser: z.string(),
  kind: Kind,
  state: CampaignState,
  useFrom: Instant,
  useUntil: Instant,
  perPerson: z.int().positive(),
  perRound: z.int().positive(),
  /** Number of shops, and the name of one of them. */
  shops: z.object({ count: Count, example: z.string().optional() }),
  rounds: z.array(RoundView),
  mine: Mine,
})
