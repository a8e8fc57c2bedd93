import { z } from 'zod'
import { defineContract } from '../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf } from '../../kernel/shapes'

/** Who gets it: everything below these unions that carries one of the tags (all when none is named),
 *  plus groups picked by hand, minus exclusions. Always cut to the sender's scope on the server. */
export const Audience = z.strictObject({
  orgIds: z.array(Id).max(200).default([]),
  tags: z.array(Line(20)).max(20).default([]),
  groupIds: z.array(Id).max(500).default([]),
  excludeGroupIds: z.array(Id).max(500).default([]),
})

/** One bubble of a group's page. Immutable once delivered; a correction is a new item. */
const FeedItem = z.object({
  itemId: Id,
  /** Position in the group's feed, from 1, without gaps. */
  position: z.int().positive(),
  at: Instant,
  from: z.string(),
  kind: z.enum(['guide', 'notice']),
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
  text: z.string().optional(),
  compulsory: z.boolean(),
  /** A correction names the version it replaces. */
  corrects: z.int().positive().optional(),
})

/** Where a client polls a group's page: plain immutable GETs under a signed path that expires. */
const FeedPath = z.object({
  /** `${base}/head` answers { last, segments, tail }; `${base}/segments/${n}` never changes. */
  base: z.string(),
  expiresAt: Instant,
})

const GroupRow = z.object({
  groupId: Id,
  name: z.string(),
  orgName: z.string(),
  unread: Count,
  last: z.object({ text: z.string(), at: Instant }).optional(),
})

const Counts = z.object({
  groups: Count,
  delivered: Count,
  failed: Count,
  /** Members of the groups; a person in two groups counts once per group. */
  members: Count,
  opened: Count,
  acknowledged: Count,
})

export const broadcast = defineContract({
  // ── readers ──
  listMyGroups: {
    summary: 'The groups of the signed-in person with the newest item and the number of unread ones',
    access: 'reader',
    input: z.strictObject({}),
    output: z.object({ items: z.array(GroupRow) }),
    errors: [],
  },
  openGroup: {
    summary: "Open a group's page: where it is read, what is unread, what was acknowledged",
    access: 'reader',
    input: z.strictObject({ groupId: Id }),
    output: z.object({
      groupId: Id,
      name: z.string(),
      orgName: z.string(),
      members: Count,
      feed: FeedPath,
      /** Everything up to this position has been read. */
      readTo: Count,
      last: Count,
      /** Item ids that this person has acknowledged, of the newest 200. */
      acknowledged: z.array(Id),
    }),
    errors: ['NOT_FOUND'],
  },
  readFeed: {
    summary: "A stretch of a group's page, for transports without plain GETs; newest last",
    access: 'reader',
    input: z.strictObject({
      groupId: Id,
      /** Items after this position, at most 64; with `before`, the 64 below it. */
      after: Count.optional(),
      before: z.int().positive().optional(),
    }),
    output: z.object({ last: Count, items: z.array(FeedItem) }),
    errors: ['NOT_FOUND'],
  },
  markRead: {
    summary: 'Everything up to a position has been seen; never moves back',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ groupId: Id, position: Count }),
    output: z.object({ readTo: Count }),
    errors: ['NOT_FOUND'],
  },
  openItem: {
    summary: 'The person opened an item; counted once per person and broadcast',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  acknowledge: {
    summary: 'I have read it; counted once per person and broadcast',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: z.object({ acknowledgedAt: Instant }),
    errors: ['NOT_FOUND', 'WITHDRAWN'],
  },
  listWaiting: {
    summary: 'What waits for the signed-in person: items to acknowledge, newest first',
    access: 'reader',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          groupId: Id,
          itemId: Id,
          guideId: Id,
          version: z.int().positive(),
          title: z.string(),
          compulsory: z.boolean(),
          corrects: z.int().positive().optional(),
          at: Instant,
        }),
      ),
    }),
    errors: [],
  },
  // ── staff ──
  countAudience: {
    summary: 'How many groups and members an audience holds now, within the own scope',
    access: 'staff',
    input: z.strictObject({ audience: Audience }),
    output: z.object({
      groups: Count,
      members: Count,
      unions: Count,
      sample: z.array(z.object({ groupId: Id, name: z.string(), orgName: z.string(), members: Count })),
    }),
    errors: ['NOT_FOUND'],
  },
  sendGuide: {
    summary: 'Send an issued guide to the groups of an audience',
    access: 'staff',
    changes: 'once',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({
      guideId: Id,
      version: z.int().positive(),
      audience: Audience,
      /** Only a compulsory notice lets staff see by name who has not acknowledged. */
      compulsory: z.boolean(),
    }),
    output: z.object({ broadcastId: Id, groups: Count, members: Count }),
    errors: ['NOT_FOUND', 'NOT_ISSUED', 'EMPTY_AUDIENCE', 'OUT_OF_SCOPE'],
  },
  listBroadcasts: {
    summary: 'What was sent within scope, newest first',
    consistent: true,
    access: ['staff', 'auditor'],
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        broadcastId: Id,
        title: z.string(),
        version: z.int().positive(),
        sentAt: Instant,
        sentBy: z.string(),
        compulsory: z.boolean(),
        state: z.enum(['planned', 'delivering', 'delivered', 'stopped']),
        counts: Counts,
      }),
    ),
    errors: [],
  },
  readFunnel: {
    summary:
      'Planned → delivered (groups), opened → acknowledged (people), and the groups with trouble first',
    consistent: true,
    access: ['staff', 'auditor'],
    input: z.strictObject({ broadcastId: Id, orgId: Id.optional(), cursor: Cursor.optional() }),
    output: z.object({
      broadcastId: Id,
      title: z.string(),
      version: z.int().positive(),
      sentAt: Instant,
      compulsory: z.boolean(),
      state: z.enum(['planned', 'delivering', 'delivered', 'stopped']),
      counts: Counts,
      groups: z.array(
        z.object({
          groupId: Id,
          name: z.string(),
          orgName: z.string(),
          members: Count,
          state: z.enum(['planned', 'delivered', 'failed']),
          deliveredAt: Instant.optional(),
          opened: Count,
          acknowledged: Count,
        }),
      ),
      next: Cursor.optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  listUnacknowledged: {
    summary: 'Names of who has not acknowledged a compulsory notice, in one group within scope; audited',
    access: ['staff', 'groupadmin'],
    input: z.strictObject({ broadcastId: Id, groupId: Id, cursor: Cursor.optional() }),
    output: pageOf(z.object({ memberId: Id, name: z.string(), opened: z.boolean() })),
    errors: ['NOT_FOUND', 'NOT_COMPULSORY'],
  },
})
