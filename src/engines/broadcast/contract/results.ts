import { z } from 'zod'
import { pageOf } from '../../../kernel/shapes'
import {
  BroadcastRow,
  BroadcastState,
  Channel,
  ChannelCounts,
  ChatChannel,
  ChatState,
  Count,
  Counts,
  Cursor,
  Id,
  Instant,
  ItemKind,
  Line,
} from './shapes'

const GroupRow = z.object({
  groupId: Id,
  name: z.string(),
  orgName: z.string(),
  members: Count,
  /** Of the group's page. `dropped`: the send was stopped before it came here. */
  state: z.enum(['planned', 'delivered', 'failed', 'dropped']),
  deliveredAt: Instant.optional(),
  opened: Count,
  acknowledged: Count,
  /** The way into the chat that is used now; absent: the group page alone. */
  chat: z
    .object({
      channel: ChatChannel,
      state: ChatState,
      /** When WeCom took it, the admin shared it, or the first person came in from the group. */
      at: Instant.optional(),
      /** Who shared it. */
      by: z.string().optional(),
      /** A robot did not answer in time and was sent the same once more: the group may have it twice. */
      repeated: z.boolean(),
      /** What is in the way, in a sentence. */
      problem: z.string().optional(),
      remindedAt: Instant.optional(),
      /** Channels that were tried before and failed. */
      before: z.array(Channel),
    })
    .optional(),
})

const Head = {
  broadcastId: Id,
  title: z.string(),
  kind: ItemKind.optional(),
  /** Of a guide; 1 for everything else. */
  version: z.int().positive(),
  corrects: z.int().positive().optional(),
  sentAt: Instant,
  sentBy: z.string().optional(),
  compulsory: z.boolean(),
  state: BroadcastState,
  counts: Counts,
  /** Groups in which a person is known to have come in through what was passed on. Groups that go by a robot or have
   *  the page alone cannot tell: they are `confirmable: false` and never counted as not confirmed. */
  confirmed: z.object({ groups: Count, confirmable: Count }).optional(),
  channels: z.array(ChannelCounts).optional(),
}

/** Seconds from sending until half, or four fifths, of the members had done it; absent: not reached. */
const Reached = z.object({
  opened50: Count.optional(),
  opened80: Count.optional(),
  acknowledged50: Count.optional(),
  acknowledged80: Count.optional(),
})

/** Cumulative people at the end of each step; `at` ascending, at most 60 points, the first is the moment of sending. */
const Curve = z.array(z.object({ at: Instant, opened: Count, acknowledged: Count }))

export const results = {
  listBroadcasts: {
    summary: 'What was sent within scope, newest first',
    consistent: true,
    access: ['staff', 'auditor'],
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(BroadcastRow),
    errors: [],
  },
  readFunnel: {
    summary:
      'Planned → delivered → confirmed (groups), opened → acknowledged (people), and the groups with trouble first',
    consistent: true,
    access: ['staff', 'auditor'],
    input: z.strictObject({
      broadcastId: Id,
      /** One union inside the scope: its subtree only. */
      orgId: Id.optional(),
      /** `quiet`: delivered, and nobody has opened it. `undelivered`: failed or not yet. `unconfirmed`: by relay, not proven. */
      which: z.enum(['all', 'quiet', 'undelivered', 'unconfirmed']).default('all'),
      channel: ChatChannel.optional(),
      text: Line(40).optional(),
      cursor: Cursor.optional(),
    }),
    output: z.object({
      ...Head,
      /** Groups of the subtree by what may be in the way, whatever filter is set. */
      trouble: z.object({ quiet: Count, undelivered: Count, unconfirmed: Count }).optional(),
      /** Groups whose admins `remindAdmins` without a list would reach now. */
      remindable: Count.optional(),
      groups: z.array(GroupRow),
      next: Cursor.optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  readSubtrees: {
    summary: 'The funnel of each union directly below one (or below the own scope), to drill down',
    consistent: true,
    access: ['staff', 'auditor'],
    input: z.strictObject({ broadcastId: Id, orgId: Id.optional() }),
    output: z.object({
      items: z.array(
        z.object({
          orgId: Id,
          name: z.string(),
          /** There are unions below it that the broadcast reached. */
          deeper: z.boolean(),
          counts: Counts,
          quiet: Count,
          confirmed: Count,
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  readCurve: {
    summary: 'How people opened and acknowledged over time, and when half and four fifths had',
    access: ['staff', 'auditor'],
    input: z.strictObject({ broadcastId: Id, orgId: Id.optional() }),
    output: z.object({ sentAt: Instant, members: Count, curve: Curve, reached: Reached }),
    errors: ['NOT_FOUND'],
  },
  remindAdmins: {
    summary: 'Remind the admins of groups where nothing happened; a group is reminded once a day at most',
    access: 'staff',
    changes: 'once',
    limit: { calls: 20, seconds: 3600 },
    input: z.strictObject({
      broadcastId: Id,
      /** Absent: every quiet or unconfirmed group of the scope, at most 2,000. */
      groupIds: z.array(Id).max(500).optional(),
    }),
    output: z.object({ reminded: Count, already: Count, withoutAdmin: Count }),
    errors: ['NOT_FOUND', 'NOT_RUNNING'],
  },
  exportFunnel: {
    summary: 'The funnel by group as .xlsx under an address that expires in an hour',
    access: ['staff', 'auditor'],
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ broadcastId: Id, orgId: Id.optional() }),
    output: z.object({ path: z.string(), expiresAt: Instant, rows: Count }),
    errors: ['NOT_FOUND'],
  },
  compareBroadcasts: {
    summary: 'Two broadcasts side by side, over the caller’s scope; curves begin at the sending of each',
    access: ['staff', 'auditor'],
    input: z.strictObject({ one: Id, other: Id }),
    output: z.object({
      items: z.array(
        z.object({
          ...Head,
          reached: Reached,
          /** `seconds` since sending, ascending; the same seconds for both as far as each has come. */
          curve: z.array(z.object({ seconds: Count, opened: Count, acknowledged: Count })),
        }),
      ),
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
} as const
