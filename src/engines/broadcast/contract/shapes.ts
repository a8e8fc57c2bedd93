import { z } from 'zod'
import { Count, Cursor, Day, Id, Instant, Line, Text } from '../../../kernel/shapes'

/** Members of the union that a group belongs to, everything below it included. */
export const UnionSize = z.enum(['under-50', '50-299', '300-999', '1000-up'])

/** Who gets it: groups below these unions (`orgIds`; none named: wherever the sender is staff, as soon as a tag, an
 *  industry or a size is named) that meet every kind of filter, any value of one kind; plus groups picked by hand,
 *  minus exclusions. Always cut to the sender's scope on the server. */
export const Audience = z.strictObject({
  orgIds: z.array(Id).max(200).default([]),
  tags: z.array(Line(20)).max(20).default([]),
  industries: z.array(Line(40)).max(20).default([]),
  sizes: z.array(UnionSize).max(4).default([]),
  groupIds: z.array(Id).max(500).default([]),
  excludeGroupIds: z.array(Id).max(500).default([]),
})

/** `feed`: the group's own page, always used, exact. Into the chat itself a group is reached by one of the others, the
 *  first of its order that works: `robot` (said by WeCom), `relay` (an admin passes it on; an entry from the group proves it). */
export const Channel = z.enum(['feed', 'robot', 'relay'])
export const ChatChannel = z.enum(['robot', 'relay'])

/** Engines that a link opens. */
export const LinkTo = z.enum(['lecture', 'benefit', 'hotline'])

export const Link = z.strictObject({
  to: LinkTo,
  id: Id,
  title: Line(60),
  text: Text(200),
  /** A word about where it stands: 今晚 20:00 开领. */
  state: Line(20).optional(),
})

/** What a broadcast says. Titles are at most 60 characters; `fileId` comes from `startFile`. */
export const Content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), title: Line(60), text: Text(2000) }),
  z.strictObject({ kind: z.literal('guide'), guideId: Id, version: z.int().positive() }),
  z.strictObject({
    kind: z.literal('picture'),
    title: Line(60),
    fileId: Id,
    alt: Line(100),
    text: Text(500),
  }),
  z.strictObject({ kind: z.literal('file'), title: Line(60), fileId: Id, text: Text(500) }),
  z.strictObject({ kind: z.literal('link'), link: Link }),
])

export const Picture = z.object({
  /** A signed address; the same for everybody who reads the group. */
  path: z.string(),
  alt: z.string(),
})

/** An article as it was quoted: 劳动合同法 · 第五十八条 · checked on that day. */
export const QuotedLaw = z.object({ name: z.string(), article: z.string(), asOf: z.string() })

export const ItemKind = z.enum(['guide', 'notice', 'text', 'picture', 'file', 'link', 'segment', 'answer'])

/** One bubble of a group's page. Immutable once delivered; a correction is a new item. */
export const FeedItem = z.object({
  itemId: Id,
  /** Position in the group's feed, from 1, without gaps. */
  position: z.int().positive(),
  at: Instant,
  from: z.string(),
  kind: ItemKind,
  guide: z
    .object({
      guideId: Id,
      version: z.int().positive(),
      title: z.string(),
      card: z.string(),
      minutes: z.int().positive(),
      issuedOn: z.string(),
    })
    .optional(),
  /** Heading of a text, picture, file or segment. */
  title: z.string().optional(),
  text: z.string().optional(),
  picture: Picture.optional(),
  /** `bytes`: size of the file. */
  file: z.object({ path: z.string(), name: z.string(), bytes: Count }).optional(),
  link: z
    .object({
      to: LinkTo,
      id: Id,
      title: z.string(),
      text: z.string(),
      state: z.string().optional(),
    })
    .optional(),
  answer: z
    .object({
      question: z.string(),
      answer: z.string(),
      /** Who answers, as readers see it: a lawyer's name, or the desk. */
      by: z.string(),
      licence: z.string().optional(),
      law: QuotedLaw.optional(),
      at: Instant,
    })
    .optional(),
  compulsory: z.boolean(),
  /** True where people may say 我读完了 and ask back: what a desk sent. Pieces of lectures and answers are only read. */
  asks: z.boolean().optional(),
  /** A correction names the version it replaces; `readCorrection` tells what changed. */
  corrects: z.int().positive().optional(),
})

/** `waiting`: for a second person. `refused`: by that person. `stopped`: nothing more goes out, what went stays. */
export const BroadcastState = z.enum([
  'waiting',
  'refused',
  'planned',
  'delivering',
  'paused',
  'delivered',
  'stopped',
])

export const Counts = z.object({
  groups: Count,
  delivered: Count,
  failed: Count,
  /** Members of the groups; a person in two groups counts once per group. */
  members: Count,
  opened: Count,
  acknowledged: Count,
})

/** Groups by what is known of the way into their chat; the six add up to the groups of that channel. */
export const ChannelCounts = z.object({
  channel: ChatChannel,
  groups: Count,
  /** Not sent, not passed on yet. */
  waiting: Count,
  /** WeCom said so; or the admin says so, and nobody has entered from the group yet. */
  said: Count,
  /** A person of the group came in through it. Robots cannot tell, so 0 there. */
  confirmed: Count,
  failed: Count,
  /** No answer came in time: it may or may not be there. */
  unknown: Count,
  /** Stopped, or replaced by a correction, before it went out. */
  dropped: Count,
  /** Members of these groups, and how many of them opened and acknowledged it on their group's page. */
  members: Count,
  opened: Count,
  acknowledged: Count,
})

export const ChatState = z.enum(['waiting', 'said', 'confirmed', 'failed', 'unknown', 'dropped'])

/** A row for staff to pick a broadcast by. */
export const BroadcastRow = z.object({
  broadcastId: Id,
  title: z.string(),
  kind: ItemKind.optional(),
  /** Of a guide; 1 for everything else. */
  version: z.int().positive(),
  sentAt: Instant,
  sentBy: z.string(),
  compulsory: z.boolean(),
  state: BroadcastState,
  /** The guide's version that this one corrects. */
  corrects: z.int().positive().optional(),
  counts: Counts,
})

export { Count, Cursor, Day, Id, Instant, Line, Text }
