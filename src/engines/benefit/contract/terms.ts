import { z } from 'zod'
import { Day, Id, Instant, Line, Text } from '../../../kernel/shapes'
import { Kind, SomeFen } from './shapes'

/** Who may claim. All of them must be met; each is data, with a sentence for who does not meet it. */
export const Rule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('certified') }),
  /** In the subtree of one of these unions. */
  z.strictObject({ rule: z.literal('subtree'), orgIds: z.array(Id).min(1).max(200) }),
  /** The own union, or one above it, is of one of these industries. */
  z.strictObject({ rule: z.literal('industry'), industries: z.array(Line(20)).min(1).max(50) }),
  /** The own union, or one above it, carries one of these tags (货车司机, 新就业形态 …). */
  z.strictObject({ rule: z.literal('tag'), tags: z.array(Line(20)).min(1).max(50) }),
  /** On a list of people that staff keep (困难职工, 夜班 …). */
  z.strictObject({ rule: z.literal('list'), listId: Id }),
  /** Has used at least this many coupons of another campaign. */
  z.strictObject({ rule: z.literal('used'), campaignId: Id, times: z.int().min(1).max(100) }),
  /** A member of the union since that day or earlier. */
  z.strictObject({ rule: z.literal('joinedBefore'), day: Day }),
])

export const RoundInput = z.strictObject({
  /** `r1`, `r2` …; kept when the campaign is edited. */
  roundId: z.string().regex(/^r[1-9][0-9]{0,2}$/),
  opensAt: Instant,
  closesAt: Instant,
  /** Coupons released in this round, besides what comes back from earlier rounds. */
  count: z.int().min(0).max(10_000_000),
})

/** How a round is shared out: to everybody, or by union with a part for each; what is unused goes to all at `returnAt`. */
const QuotaInput = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({
    by: z.literal('org'),
    /** Per 10,000 of each round, for unions none of which lies below another; together at most 10,000. The rest is for all. */
    shares: z
      .array(z.strictObject({ orgId: Id, share: z.int().min(1).max(10_000) }))
      .min(1)
      .max(2_000),
    /** Minutes after the opening of a round at which unused quota is open to all. */
    returnAfterMinutes: z.int().min(1).max(10_080),
  }),
])

/** Everything that a campaign promises. */
export const CampaignTerms = z.strictObject({
  title: Line(40),
  /** The union that organises and pays. */
  orgId: Id,
  summary: Line(100),
  kind: Kind,
  /** Must cover the worst case: all coupons of all rounds at their highest value. */
  budget: SomeFen,
  rounds: z.array(RoundInput).min(1).max(60),
  quota: QuotaInput,
  /** A coupon may be used from … until, whatever `daysAfterClaim` says. */
  useFrom: Instant,
  useUntil: Instant,
  /** Days that a claimed coupon lives, at most until `useUntil`; expired ones go to the waiting list and the next round. */
  daysAfterClaim: z.int().min(1).max(366).optional(),
  merchantIds: z.array(Id).min(1).max(500),
  rules: z.array(Rule).max(20),
  /** Coupons one person may have in all rounds together, and in one round. */
  perPerson: z.int().min(1).max(20),
  perRound: z.int().min(1).max(20),
  /** May be used together with other coupons on one bill. */
  stackable: z.boolean(),
  waitingList: z.boolean(),
  /** Hours that a place from the waiting list is kept for the person. */
  offerHours: z.int().min(1).max(168).default(24),
  /** Rules in plain words, the organiser as people read it, and the tax line (20 % income tax, who pays). */
  rulesText: Text(4_000),
  organiser: Line(60),
  taxText: Line(200),
})

export const CampaignState = z.enum([
  'draft',
  /** Waits for a second person. */
  'submitted',
  /** Published; claims run by the rounds. */
  'running',
  'paused',
  /** Nothing can be claimed or used any more, and what was left went back to the organiser. */
  'ended',
])
