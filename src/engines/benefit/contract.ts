import { z } from 'zod'
import { defineContract } from '../../kernel/contract'
import { MAX_FEN } from '../../kernel/money'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf, Phone, Text } from '../../kernel/shapes'

// All money is whole fen (0.01 yuan); all moments are ISO 8601 in UTC; a day is a calendar day in Asia/Shanghai.

/** 0 … 10^12 fen, whole. */
const Fen = z.int('金额要精确到分').min(0, '金额不能是负数').max(MAX_FEN, '金额太大了')
/** At least one fen. */
const SomeFen = Fen.min(1, '金额要大于零')

/** What one coupon is worth. `worst` (below) is the most that it can cost the union. */
export const Kind = z.discriminatedUnion('type', [
  /** 50 元，满 200 可用. `divisible`: may be used in several parts until nothing is left; otherwise one use ends it. */
  z.strictObject({ type: z.literal('fixed'), amount: SomeFen, minimum: Fen, divisible: z.boolean() }),
  /** 打折：减 20%，最多 30 元. One use ends it. */
  z.strictObject({
    type: z.literal('percent'),
    percent: z.int().min(1).max(99),
    ceiling: SomeFen,
    minimum: Fen,
  }),
  /** 按价格档补贴: the highest bracket whose `from` the price reaches. Ascending by `from`. One use ends it. */
  z.strictObject({
    type: z.literal('allowance'),
    brackets: z
      .array(z.strictObject({ from: Fen, amount: SomeFen }))
      .min(1)
      .max(20),
  }),
  /** 礼品：the union pays the shop `value` for each one handed over. */
  z.strictObject({ type: z.literal('gift'), item: Line(40), value: SomeFen }),
  /** 票：`entries` times to be let in, the union pays `value` for each. */
  z.strictObject({
    type: z.literal('ticket'),
    item: Line(40),
    entries: z.int().min(1).max(100),
    value: SomeFen,
  }),
])

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

const RoundInput = z.strictObject({
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

const CampaignState = z.enum([
  'draft',
  /** Waits for a second person. */
  'submitted',
  /** Published; claims run by the rounds. */
  'running',
  'paused',
  /** Nothing can be claimed or used any more, and what was left went back to the organiser. */
  'ended',
])

const RoundView = z.object({
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

const CouponView = z.object({
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

/** What the person who asks can do with a campaign now. */
const Mine = z.object({
  state: z.enum([
    /** The round is open and there is something left. */
    'can-claim',
    /** Has one (of this round, or as many as allowed). */
    'have',
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

const CampaignCard = z.object({
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

/** Open to everybody who sees the campaign: how many were given, how many used (coupons). */
const PublicBooks = z.object({ issued: Count, used: Count, total: Count })

const ShopView = z.object({
  shopId: Id,
  merchantId: Id,
  name: z.string(),
  merchantName: z.string(),
  address: z.string(),
  hours: z.string(),
  phone: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})

/** Coupons and money of one campaign for staff. Fen unless said otherwise. */
const CampaignFigures = z.object({
  /** Coupons: released so far in all rounds and in total, given, used at least once, expired or returned, waiting people. */
  coupons: z.object({
    total: Count,
    issued: Count,
    held: Count,
    used: Count,
    expired: Count,
    waiting: Count,
  }),
  money: z.object({
    budget: Fen,
    /** Not promised to anybody. */
    free: Fen,
    /** Promised to people and not used. */
    promised: Fen,
    /** Used at merchants, day not closed. */
    usedOpen: Fen,
    /** In closed days, not paid. */
    closed: Fen,
    paid: Fen,
    /** Gone back to the organiser at the end. */
    returned: Fen,
  }),
})

const StaffRow = z.object({
  campaignId: Id,
  title: z.string(),
  orgName: z.string(),
  state: CampaignState,
  kind: Kind,
  budget: Fen,
  total: Count,
  useUntil: Instant,
  /** The first round that is not over. */
  nextRoundAt: Instant.optional(),
  /** A change of the published terms waits for a second person. */
  proposal: z.boolean(),
  changedAt: Instant,
})

const MerchantInput = z.strictObject({
  name: Line(60),
  /** The union that keeps the merchant. */
  orgId: Id,
  contact: Line(30),
  phone: Phone,
  /** For the transfer: name of the account, bank, number; encrypted, shown to staff on the sheet only. */
  payee: z.strictObject({
    name: Line(60),
    bank: Line(60),
    account: z.string().regex(/^\d{8,30}$/, '账号是 8 到 30 位数字'),
  }),
  state: z.enum(['active', 'stopped']),
})

const ShopInput = z.strictObject({
  merchantId: Id,
  name: Line(40),
  address: Line(80),
  hours: Line(40),
  phone: z
    .string()
    .regex(/^[0-9-]{7,20}$/, '电话只有数字和短横')
    .optional(),
  location: z
    .strictObject({ latitude: z.number().min(3).max(54), longitude: z.number().min(73).max(136) })
    .optional(),
  state: z.enum(['active', 'stopped']),
})

const CashierView = z.object({
  memberId: Id,
  name: z.string(),
  shopId: Id,
  shopName: z.string(),
  role: z.enum(['cashier', 'manager']),
  since: Instant,
})

/** What a cashier sees of a coupon before taking it. No name of the holder. */
const CodeCheck = z.object({
  /** Stands for the code from now on: five minutes, this cashier, this shop. Goes into `redeem`. */
  ticket: z.string(),
  ticketUntil: Instant,
  title: z.string(),
  kind: Kind,
  left: Fen,
  /** Entries left, for a ticket. */
  entriesLeft: Count.optional(),
  useUntil: Instant,
  stackable: z.boolean(),
  /** Rules in plain words, one a line: 满 200 元可用, 一次用完 … */
  terms: z.array(z.string()),
})

/** One line of a shop's day: something taken, or a taking undone (its amount counts negative in sums). */
const Movement = z.object({
  /** The redemption that it is, or that it undoes. */
  redemptionId: Id,
  what: z.enum(['use', 'undo']),
  at: Instant,
  day: Day,
  title: z.string(),
  /** The bill, when it was typed. */
  price: Fen.optional(),
  amount: SomeFen,
  cashier: z.string(),
  shopName: z.string(),
  /** Can still be undone by this caller until then. */
  undoUntil: Instant.optional(),
  undone: z.boolean(),
  reason: z.string().optional(),
})

/** Takings less what was undone; `amount` can be below zero on a day after which something was undone. */
const Totals = z.object({ uses: Count, undos: Count, amount: z.int() })

const DayRow = z.object({
  day: Day,
  closedAt: Instant,
  totals: Totals,
  /** SHA-256, base64url: of this day and all closed days of the merchant before it. */
  hash: z.string(),
  settlementId: Id.optional(),
})

const SettlementRow = z.object({
  settlementId: Id,
  merchantId: Id,
  merchantName: z.string(),
  /** The union that pays. */
  orgId: Id,
  orgName: z.string(),
  fromDay: Day,
  toDay: Day,
  days: Count,
  uses: Count,
  amount: z.int(),
  state: z.enum(['open', 'paid']),
  drawnUpAt: Instant,
  paidAt: Instant.optional(),
  invoiceNumber: z.string().optional(),
})

const PeopleList = z.object({ listId: Id, name: z.string(), orgId: Id, people: Count, changedAt: Instant })

const FormFile = z.object({ path: z.string(), fileName: z.string(), expiresAt: Instant })

const STAFF = ['staff', 'auditor'] as const

export const benefit = defineContract({
  // ── workers ──
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
  listMyBenefits: {
    summary: 'What I have, what I wait for, what I could have and why (not); what runs out first comes first',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      have: z.array(CouponView),
      waiting: z.array(
        z.object({
          campaignId: Id,
          title: z.string(),
          kind: Kind,
          state: z.enum(['queued', 'waiting', 'offered']),
          place: z.int().positive().optional(),
          until: Instant.optional(),
        }),
      ),
      could: z.array(CampaignCard),
      /** Coupons that are used up, expired or given back. */
      past: Count,
    }),
    errors: [],
  },
  listMyHistory: {
    summary: 'Coupons that are over, newest first, each with what was used where',
    access: 'worker',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(
      CouponView.extend({
        uses: z.array(z.object({ at: Instant, shopName: z.string(), amount: SomeFen, undone: z.boolean() })),
      }),
    ),
    errors: [],
  },
  readCoupon: {
    summary: 'One coupon of the person: rules, what was used where, what is left',
    access: 'worker',
    input: z.strictObject({ couponId: Id }),
    output: CouponView.extend({
      terms: z.array(z.string()),
      rulesText: z.string(),
      uses: z.array(z.object({ at: Instant, shopName: z.string(), amount: SomeFen, undone: z.boolean() })),
    }),
    errors: ['NOT_FOUND'],
  },
  showCode: {
    summary: 'A code to show at the counter: as a QR code and as 12 digits, both good for at most 60 seconds',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 300 },
    input: z.strictObject({ couponId: Id }),
    output: z.object({
      /** Text of the QR code; goes to checkCode as it is. */
      qr: z.string(),
      /** The same in 12 digits, for typing. */
      digits: z.string().regex(/^\d{12}$/),
      expiresAt: Instant,
      /** Fetch a new one after so many seconds, by the phone's own stopwatch, whatever its clock says. */
      refreshSeconds: z.int().positive(),
    }),
    errors: ['NOT_FOUND', 'COUPON_USED', 'COUPON_EXPIRED', 'COUPON_NOT_YET', 'CAMPAIGN_PAUSED'],
  },
  returnCoupon: {
    summary: 'Give an unused coupon back, so that somebody else gets it',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ couponId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'COUPON_USED', 'COUPON_EXPIRED'],
  },
  listShops: {
    summary: 'Shops where a campaign counts (all running ones without a campaign), by name',
    access: 'worker',
    input: z.strictObject({ campaignId: Id.optional(), cursor: Cursor.optional() }),
    output: pageOf(ShopView),
    errors: ['NOT_FOUND'],
  },
  joinShop: {
    summary: 'Become cashier or manager of a shop with the code that its manager gave',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({ code: z.string().regex(/^\d{8}$/, '邀请码是 8 位数字') }),
    output: z.object({ shopId: Id, shopName: z.string(), role: z.enum(['cashier', 'manager']) }),
    errors: ['INVITATION_REFUSED'],
  },

  // ── at the counter: whoever is cashier or manager of the shop ──
  listMyShops: {
    summary: 'Shops where the person is cashier or manager; empty for everybody else',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          shopId: Id,
          shopName: z.string(),
          merchantId: Id,
          merchantName: z.string(),
          role: z.enum(['cashier', 'manager']),
          /** The day on which a redemption would be booked now. */
          day: Day,
          today: Totals,
        }),
      ),
    }),
    errors: [],
  },
  checkCode: {
    summary: 'What a scanned or typed code stands for: amount and rules; nothing is taken yet',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      shopId: Id,
      /** The text of the QR code, or 12 digits (spaces are ignored). */
      code: z
        .string()
        .max(200)
        .regex(/^[A-Za-z0-9_.:\- ]+$/, '这不是券码'),
    }),
    output: CodeCheck,
    errors: [
      'NOT_FOUND',
      'CODE_UNKNOWN',
      'CODE_EXPIRED',
      'OTHER_MERCHANT',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'COUPON_NOT_YET',
      'OWN_COUPON',
      'CAMPAIGN_PAUSED',
      'SHOP_STOPPED',
    ],
  },
  redeem: {
    summary: 'Take a coupon, wholly or in part; the amount follows from its rules and the bill',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      ticket: z.string().min(1).max(500),
      /** The bill; needed for every kind but gift and ticket. */
      price: SomeFen.optional(),
      /** Take less than the rules give: only for a divisible fixed amount. Absent: as much as the rules give. */
      amount: SomeFen.optional(),
      /** How many go in, for a ticket; absent: 1. */
      entries: z.int().min(1).max(100).optional(),
    }),
    output: z.object({
      redemptionId: Id,
      amount: SomeFen,
      /** What the customer still pays, when there is a bill. */
      toPay: Fen.optional(),
      left: Fen,
      day: Day,
      undoUntil: Instant,
    }),
    errors: [
      'TICKET_EXPIRED',
      'NOT_FOUND',
      'OTHER_MERCHANT',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'CAMPAIGN_PAUSED',
      'SHOP_STOPPED',
      'OWN_COUPON',
      'PRICE_NEEDED',
      'BELOW_MINIMUM',
      'TOO_MUCH',
      'NOT_DIVISIBLE',
    ],
  },
  undoRedemption: {
    summary:
      'Undo a redemption of the last ten minutes, with a reason: by its cashier or a manager of the shop',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ redemptionId: Id, reason: Line(100) }),
    output: z.object({ redemptionId: Id, amount: SomeFen, day: Day }),
    errors: ['NOT_FOUND', 'TOO_LATE', 'ALREADY_UNDONE'],
  },
  readShopDay: {
    summary:
      'Daily report of a shop: totals, by campaign, by cashier (a cashier sees the own line), newest movements',
    access: 'worker',
    input: z.strictObject({ shopId: Id, day: Day.optional(), cursor: Cursor.optional() }),
    output: z.object({
      shopId: Id,
      shopName: z.string(),
      role: z.enum(['cashier', 'manager']),
      day: Day,
      /** Of the whole merchant: closed days take nothing more. */
      closed: z.boolean(),
      totals: Totals,
      byCampaign: z.array(z.object({ campaignId: Id, title: z.string(), totals: Totals })),
      byCashier: z.array(z.object({ memberId: Id, name: z.string(), totals: Totals })),
      movements: z.array(Movement),
      next: Cursor.optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  closeDay: {
    summary: 'Close the open day of all shops of the merchant; what comes later counts for the next day',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      merchantId: Id,
      /** The open day as the manager sees it: closing twice or another one is refused. */
      day: Day,
    }),
    output: DayRow,
    errors: ['NOT_FOUND', 'ALREADY_CLOSED', 'NOT_THE_OPEN_DAY'],
  },
  listClosedDays: {
    summary: 'Closed days of a merchant, newest first; `open` is the day that runs',
    access: ['worker', ...STAFF],
    input: z.strictObject({ merchantId: Id, cursor: Cursor.optional() }),
    output: pageOf(DayRow).extend({ open: z.object({ day: Day, totals: Totals }) }),
    errors: ['NOT_FOUND'],
  },
  listCashiers: {
    summary: 'Who may redeem at the shops of a merchant: for its managers and staff in scope',
    access: ['worker', ...STAFF],
    input: z.strictObject({ merchantId: Id }),
    output: z.object({ items: z.array(CashierView) }),
    errors: ['NOT_FOUND'],
  },
  inviteCashier: {
    summary: 'A code with which one person joins the shop within 10 minutes: by a manager or staff',
    access: ['worker', 'staff'],
    changes: 'once',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({ shopId: Id, role: z.enum(['cashier', 'manager']) }),
    output: z.object({ code: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  removeCashier: {
    summary: 'Take a cashier or manager off a shop: by a manager of it or staff; takes effect at once',
    access: ['worker', 'staff'],
    changes: 'once',
    input: z.strictObject({ shopId: Id, memberId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'LAST_MANAGER'],
  },

  // ── staff: campaigns ──
  saveCampaign: {
    summary:
      'Write a draft; `version` is the one that was read, so that two people do not overwrite each other',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id.optional(),
      version: z.int().positive().optional(),
      terms: CampaignTerms,
    }),
    output: z.object({ campaignId: Id, version: z.int().positive() }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_A_DRAFT', 'BAD_TERMS', 'OUT_OF_SCOPE'],
  },
  previewCampaign: {
    summary: 'Who can get it and what it can cost at worst, and what stands in the way of submitting it',
    access: STAFF,
    input: z.strictObject({ campaignId: Id }),
    output: z.object({
      /** People who meet all rules now; `exact` is false when a rule could only be estimated. */
      eligible: Count,
      members: Count,
      exact: z.boolean(),
      byOrg: z.array(z.object({ orgId: Id, name: z.string(), eligible: Count, quota: Count.optional() })),
      coupons: Count,
      /** The most that one coupon can cost, and all of them. */
      worstEach: Fen,
      worstTotal: Fen,
      budget: Fen,
      /** Sentences; empty when it can be submitted. */
      problems: z.array(z.string()),
    }),
    errors: ['NOT_FOUND'],
  },
  submitCampaign: {
    summary: 'Ask a second person to approve the draft',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ campaignId: Id, version: z.int().positive() }),
    output: Done,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_A_DRAFT', 'BAD_TERMS'],
  },
  decideCampaign: {
    summary:
      'Approve or send back a draft or a change of published terms; never by who wrote or submitted it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id,
      version: z.int().positive(),
      approve: z.boolean(),
      /** Needed when it is sent back. */
      note: Text(500).default(''),
    }),
    output: z.object({ state: CampaignState }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'NOT_SUBMITTED', 'OWN_CAMPAIGN', 'NOTE_NEEDED', 'BAD_TERMS'],
  },
  pauseCampaign: {
    summary: 'Stop all claims and redemptions at once, or let them go on; the reason is shown to people',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ campaignId: Id, paused: z.boolean(), reason: Line(100) }),
    output: z.object({ state: CampaignState }),
    errors: ['NOT_FOUND', 'CAMPAIGN_NOT_RUNNING'],
  },
  proposeChange: {
    summary: "Change published terms in people's favour; a second person approves it with decideCampaign",
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      campaignId: Id,
      version: z.int().positive(),
      change: z.strictObject({
        /** Later than now promised. */
        useUntil: Instant.optional(),
        perPerson: z.int().min(1).max(20).optional(),
        /** Shops that are added. */
        addMerchantIds: z.array(Id).max(500).optional(),
        /** Coupons more in a round that is not over, with the money for them in `addBudget`. */
        addToRound: z.strictObject({ roundId: Id, count: z.int().min(1).max(10_000_000) }).optional(),
        /** A further round after the last. */
        addRound: RoundInput.optional(),
        addBudget: SomeFen.optional(),
        /** Rules of eligibility that are dropped, by their position in `terms.rules`. */
        dropRules: z.array(Count).max(20).optional(),
      }),
    }),
    output: z.object({ version: z.int().positive() }),
    errors: [
      'NOT_FOUND',
      'CHANGED_MEANWHILE',
      'CAMPAIGN_NOT_RUNNING',
      'NOT_IN_FAVOUR',
      'BAD_TERMS',
      'PROPOSAL_OPEN',
    ],
  },
  listStaffCampaigns: {
    summary: 'Campaigns within scope, what waits for a decision first, then newest first',
    access: STAFF,
    input: z.strictObject({ state: CampaignState.optional(), cursor: Cursor.optional() }),
    output: pageOf(StaffRow),
    errors: [],
  },
  readStaffCampaign: {
    summary: 'Everything about a campaign: terms, state, figures, log',
    access: STAFF,
    input: z.strictObject({ campaignId: Id }),
    output: z.object({
      campaignId: Id,
      version: z.int().positive(),
      state: CampaignState,
      terms: CampaignTerms,
      orgName: z.string(),
      merchants: z.array(z.object({ merchantId: Id, name: z.string() })),
      pausedFor: z.string().optional(),
      /** A change that waits for a second person, in plain words. */
      proposal: z.object({ by: z.string(), texts: z.array(z.string()), mayDecide: z.boolean() }).optional(),
      /** This caller may approve it. */
      mayDecide: z.boolean(),
      figures: CampaignFigures,
      rounds: z.array(RoundView.extend({ issued: Count })),
      /** Newest first, at most 50. */
      log: z.array(z.object({ at: Instant, who: z.string(), what: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  },

  // ── staff: lists of people ──
  listPeopleLists: {
    summary: 'Lists of people that rules of eligibility name, within scope',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({ items: z.array(PeopleList) }),
    errors: [],
  },
  savePeopleList: {
    summary: 'Make a list of people, or rename it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ listId: Id.optional(), name: Line(40), orgId: Id }),
    output: z.object({ listId: Id }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE'],
  },
  changePeopleList: {
    summary: 'Put members of the own scope on a list or take them off; audited',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      listId: Id,
      add: z.array(Id).max(500).default([]),
      remove: z.array(Id).max(500).default([]),
    }),
    output: z.object({ people: Count }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE'],
  },
  readPeopleList: {
    summary: 'Names on a list, within scope; every look is audited',
    access: 'staff',
    changes: 'natural',
    input: z.strictObject({ listId: Id, cursor: Cursor.optional() }),
    output: pageOf(z.object({ memberId: Id, name: z.string() })),
    errors: ['NOT_FOUND'],
  },

  // ── staff: merchants ──
  listMerchants: {
    summary: 'Merchants within scope, by name',
    access: STAFF,
    input: z.strictObject({ query: Line(40).optional(), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        merchantId: Id,
        name: z.string(),
        orgName: z.string(),
        state: z.enum(['active', 'stopped']),
        shops: Count,
      }),
    ),
    errors: [],
  },
  readMerchant: {
    summary: 'A merchant with its shops; bank number masked',
    access: STAFF,
    input: z.strictObject({ merchantId: Id }),
    output: z.object({
      merchantId: Id,
      name: z.string(),
      orgId: Id,
      contact: z.string(),
      /** Masked. */
      phone: z.string(),
      payee: z.object({ name: z.string(), bank: z.string(), account: z.string() }),
      state: z.enum(['active', 'stopped']),
      shops: z.array(ShopView.extend({ state: z.enum(['active', 'stopped']), cashiers: Count })),
    }),
    errors: ['NOT_FOUND'],
  },
  saveMerchant: {
    summary: 'Add a merchant, or change it; without `payee` and `phone` the stored ones stay',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      merchantId: Id.optional(),
      merchant: MerchantInput.extend({
        payee: MerchantInput.shape.payee.optional(),
        phone: Phone.optional(),
      }),
    }),
    output: z.object({ merchantId: Id }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE', 'NAME_TAKEN', 'PAYEE_NEEDED'],
  },
  saveShop: {
    summary: 'Add a shop to a merchant, or change it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ shopId: Id.optional(), shop: ShopInput }),
    output: z.object({ shopId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN'],
  },
  saveCashier: {
    summary: 'Make a member cashier or manager of a shop: for the first manager of a merchant',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ shopId: Id, memberId: Id, role: z.enum(['cashier', 'manager']) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },

  // ── settlement ──
  listSettlements: {
    summary: 'Settlement sheets, newest first: of the own merchant for its managers, within scope for staff',
    access: ['worker', ...STAFF],
    input: z.strictObject({
      merchantId: Id.optional(),
      state: z.enum(['open', 'paid']).optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(SettlementRow),
    errors: ['NOT_FOUND'],
  },
  listUnsettled: {
    summary: 'Merchants with closed days that are on no sheet yet, by paying union within scope',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          merchantId: Id,
          merchantName: z.string(),
          orgId: Id,
          orgName: z.string(),
          fromDay: Day,
          toDay: Day,
          days: Count,
          amount: z.int(),
        }),
      ),
    }),
    errors: [],
  },
  drawUpSettlement: {
    summary: 'One sheet of all closed days of a merchant, up to a day, that a union has to pay',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ merchantId: Id, orgId: Id, toDay: Day }),
    output: z.object({ settlementId: Id, amount: z.int() }),
    errors: ['NOT_FOUND', 'NOTHING_TO_SETTLE', 'BELOW_ZERO'],
  },
  readSettlement: {
    summary: 'A settlement sheet: days, campaigns, and every movement on it',
    access: ['worker', ...STAFF],
    input: z.strictObject({ settlementId: Id, cursor: Cursor.optional() }),
    output: SettlementRow.extend({
      byDay: z.array(z.object({ day: Day, totals: Totals, hash: z.string() })),
      byCampaign: z.array(z.object({ campaignId: Id, title: z.string(), totals: Totals })),
      reference: z.string().optional(),
      movements: z.array(Movement),
      next: Cursor.optional(),
      /** Forms that can be made here; without a font for Chinese there is no pdf. */
      forms: z.array(z.enum(['xlsx', 'pdf'])),
    }),
    errors: ['NOT_FOUND'],
  },
  exportSettlement: {
    summary: 'The sheet as a file to download: .xlsx, or .pdf where a font for Chinese is there; audited',
    access: ['worker', ...STAFF],
    changes: 'once',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({ settlementId: Id, form: z.enum(['xlsx', 'pdf']) }),
    output: FormFile,
    errors: ['NOT_FOUND', 'NO_FONT'],
  },
  markPaid: {
    summary: 'The money was transferred: by staff of the paying union, with the reference of the transfer',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      settlementId: Id,
      /** Number of the bank's receipt. */
      reference: Line(60),
      invoiceNumber: Line(40).optional(),
    }),
    output: SettlementRow,
    errors: ['NOT_FOUND', 'ALREADY_PAID', 'OWN_SHEET'],
  },
  readBooks: {
    summary: 'Balances of the double-entry books of a campaign or a merchant; they add up to zero',
    access: STAFF,
    consistent: true,
    input: z.strictObject({ campaignId: Id.optional(), merchantId: Id.optional() }),
    output: z.object({
      accounts: z.array(z.object({ account: z.string(), name: z.string(), balance: z.int() })),
      entries: Count,
    }),
    errors: ['NOT_FOUND'],
  },
})
