import { z } from 'zod'
import { Done } from '../../../kernel/shapes'
import { Count, Day, Id, Instant, Line } from './shapes'

/** One thing to pass on into one group. */
const Pack = z.object({
  /** `broadcastId:groupId`. */
  packId: Id,
  groupId: Id,
  /** Where the admin reads it before passing it on. */
  item: z.object({ groupId: Id, itemId: Id }).optional(),
  /** What its admin calls the group, or its name. */
  label: z.string(),
  orgName: z.string(),
  kind: z.enum(['wechat', 'wecom', 'qq', 'page']),
  title: z.string(),
  card: z.string(),
  from: z.string(),
  since: Instant,
  /** `waiting` → `said` (shared, nobody has come in yet) → `confirmed` (somebody came in from the group). */
  state: z.enum(['waiting', 'said', 'confirmed']),
  saidAt: Instant.optional(),
  /** Only a bound WeChat group can prove it; the others stay at `said`. */
  provable: z.boolean(),
  remindedAt: Instant.optional(),
  /** The robot did not answer in time: look into the group first, it may be there. */
  maybeThere: z.boolean(),
  /** The card was opened from this other group instead, which was credited. */
  wentTo: z.string().optional(),
  /** The admin whose deputy the caller is for this group. */
  insteadOf: z.string().optional(),
  /** For the share sheet of the mini-program. */
  share: z.object({ title: z.string(), path: z.string() }),
  /** For a QQ group, or any chat: to be copied as it is. */
  text: z.string(),
  /** For a picture with a QR code in the browser; `link` goes into the code. */
  poster: z.object({ title: z.string(), text: z.string(), link: z.string() }),
})

const Deputy = z.object({
  groupId: Id,
  label: z.string(),
  memberId: Id,
  name: z.string(),
  /** The last day, in Asia/Shanghai. */
  until: Day,
})

/** What admins of groups do. Whoever is named as an admin of a group, or deputises for one, is asked; nobody else sees anything. */
export const relaying = {
  listRelayPacks: {
    summary:
      'What waits to be passed on by the signed-in person, oldest first, then what was done in the last 7 days',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({ waiting: Count, items: z.array(Pack) }),
    errors: [],
  },
  takeRelay: {
    summary: 'I have shared or copied it into this group; again changes nothing',
    access: 'worker',
    changes: 'natural',
    input: z.strictObject({ packId: Id }),
    output: z.object({ state: z.enum(['said', 'confirmed']), saidAt: Instant }),
    errors: ['NOT_FOUND', 'NOT_RUNNING'],
  },
  enterFromGroup: {
    summary: 'Somebody came in through a shared card; WeChat says from which group, and that one is credited',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({
      token: z.string().regex(/^[A-Za-z0-9._-]{20,300}$/, '链接不完整'),
      /** As `wx.getGroupEnterInfo` gives it: a plain string, good once and for five minutes. */
      cloudId: z.string().min(1).max(200),
    }),
    output: z.object({
      /** `this`: the group the card was made for. `other`: another one that was to get it too. `none`: neither. */
      credited: z.enum(['this', 'other', 'none']),
      /** The sentence for the person, when there is something to say. */
      says: z.string().optional(),
    }),
    errors: ['NOT_FOUND', 'CODE_REFUSED', 'VENDOR_AWAY'],
  },
  findDeputies: {
    summary: 'People of a group whose name begins like this, for its admin; written down',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({ groupId: Id, text: Line(20) }),
    output: z.object({ items: z.array(z.object({ memberId: Id, name: z.string() })) }),
    errors: ['NOT_FOUND'],
  },
  nameDeputy: {
    summary: 'Somebody of the group passes things on while its admin is away, 90 days at most',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ groupId: Id, memberId: Id, until: Day }),
    output: Done,
    errors: ['NOT_FOUND', 'BAD_INPUT'],
  },
  endDeputy: {
    summary: 'The deputy need not do it any more',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ groupId: Id, memberId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  labelGroup: {
    summary: 'Name a group as its admin knows it; only those who pass things on see the name',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ groupId: Id, label: Line(30) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listDeputies: {
    summary: 'Groups that I administer and who deputises in them',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      groups: z.array(z.object({ groupId: Id, label: z.string() })),
      deputies: z.array(Deputy),
    }),
    errors: [],
  },
} as const
