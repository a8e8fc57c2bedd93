import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { GroupKind } from './shapes'

const Group = z.object({
  groupId: Id,
  name: z.string(),
  /** What its admin calls it. */
  label: z.string().optional(),
  kind: GroupKind,
  orgId: Id,
  orgName: z.string(),
  members: Count,
  admins: z.array(z.object({ memberId: Id, name: z.string() })),
  /** Its own; those of the unions above it count too when somebody sends by tags. */
  tags: z.array(z.string()),
  bound: z.boolean(),
  /** The last four characters of the robot's key; the address itself never leaves. */
  robotTail: z.string().optional(),
})

/** Chat groups of unions. */
export const chatGroups = defineContract({
  listGroups: {
    summary: 'Chat groups within scope',
    access: 'staff',
    input: z.strictObject({ orgId: Id.optional(), text: Line(40).optional(), cursor: Cursor.optional() }),
    output: pageOf(Group),
    errors: ['NOT_FOUND'],
  },
  saveGroup: {
    summary: 'Make a chat group of a union, or change it; a robot address is kept encrypted',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      groupId: Id.optional(),
      orgId: Id,
      name: Line(60),
      label: Line(30).optional(),
      kind: GroupKind,
      adminIds: z.array(Id).max(10).default([]),
      /** Absent: they stay as they are. */
      tags: z.array(Line(20)).max(20).optional(),
      robotUrl: z.string().max(300).optional(),
    }),
    output: z.object({ groupId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN', 'ROBOT_ADDRESS'],
  },
  issueGroupCode: {
    summary: 'A one-time code with which an admin binds the WeChat group they stand in',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ groupId: Id }),
    output: z.object({ code: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  bindGroup: {
    summary: 'Bind the WeChat group from which the admin came, with the code from staff',
    access: 'worker',
    changes: 'once',
    limit: { calls: 5, seconds: 600 },
    input: z.strictObject({
      code: z.string().regex(/^\d{8}$/, '绑定码是 8 位数字'),
      /** WeChat's own proof of the group; redeemed by the server once. */
      cloudId: Line(500),
    }),
    output: z.object({ groupId: Id, name: z.string() }),
    errors: ['CODE_REFUSED', 'GROUP_TAKEN', 'VENDOR_AWAY'],
  },
  findGroupHere: {
    summary: 'Which group of ours is the WeChat group that the person came from, if they may read it',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 30, seconds: 600 },
    /** As `wx.getGroupEnterInfo` gives it: good once and for five minutes. */
    input: z.strictObject({ cloudId: Line(500) }),
    output: z.object({ group: z.object({ groupId: Id, name: z.string() }).optional() }),
    errors: ['CODE_REFUSED', 'VENDOR_AWAY'],
  },
})
