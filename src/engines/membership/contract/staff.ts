import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { OrgKind, RoleName } from './shapes'

const Org = z.object({
  orgId: Id,
  parentId: Id.optional(),
  kind: OrgKind,
  name: z.string(),
  /** Names from the city down to this one. */
  path: z.array(z.string()),
  industry: z.string().optional(),
  tags: z.array(z.string()),
  members: Count,
  unions: Count,
})

/** Always masked: 陈*例 stays a name only inside the reader's scope, a phone is 138****0000. */
const MemberRow = z.object({
  memberId: Id,
  name: z.string(),
  phone: z.string(),
  idNumber: z.string(),
  orgId: Id,
  orgName: z.string(),
  certified: z.boolean(),
  bound: z.boolean(),
  state: z.enum(['active', 'left']),
})

const Grant = z.object({
  grantId: Id,
  holder: Id,
  holderName: z.string(),
  role: RoleName,
  orgId: Id,
  orgName: z.string(),
  grantedAt: Instant,
  until: Instant.optional(),
})

const AuditEntry = z.object({
  auditId: Id,
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
})

/** The org tree, people, roles and the log, for staff. */
export const people = defineContract({
  listOrgs: {
    summary: 'The unions directly below one, or the top ones of the scope',
    access: ['staff', 'auditor'],
    input: z.strictObject({ parentId: Id.optional(), text: Line(40).optional(), cursor: Cursor.optional() }),
    output: pageOf(Org),
    errors: ['NOT_FOUND'],
  },
  saveOrg: {
    summary: 'Add a union below another, or change its name, industry and tags',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      orgId: Id.optional(),
      parentId: Id,
      kind: OrgKind,
      name: Line(60),
      industry: Line(40).optional(),
      tags: z.array(Line(20)).max(20).default([]),
    }),
    output: z.object({ orgId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN', 'WRONG_LEVEL'],
  },
  listTags: {
    summary: 'Tags and industries that unions and groups of the scope carry, to choose from',
    access: 'staff',
    input: z.strictObject({}),
    /** At most 200 each, in the order of the alphabet. */
    output: z.object({ tags: z.array(z.string()), industries: z.array(z.string()) }),
    errors: [],
  },
  listMembers: {
    summary: 'Members within scope, masked',
    access: 'staff',
    input: z.strictObject({
      orgId: Id.optional(),
      /** A name, or a whole phone number (found by its blind index). */
      text: Line(40).optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(MemberRow),
    errors: ['NOT_FOUND'],
  },
  revealMember: {
    summary: 'Look at full values of one member; audited and shown to the member',
    access: 'staff',
    changes: 'natural',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({
      memberId: Id,
      fields: z
        .array(z.enum(['phone', 'idNumber']))
        .min(1)
        .max(2),
      why: Line(100),
    }),
    output: z.object({ phone: z.string().optional(), idNumber: z.string().optional() }),
    errors: ['NOT_FOUND', 'CONSENT_MISSING'],
  },
  certifyMember: {
    summary: 'Mark a member certified or take it back',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ memberId: Id, certified: z.boolean() }),
    output: Done,
    errors: ['NOT_FOUND', 'OWN_RECORD'],
  },
  listGrants: {
    summary: 'Roles given within scope',
    access: ['staff', 'auditor'],
    input: z.strictObject({ role: RoleName.optional(), cursor: Cursor.optional() }),
    output: pageOf(Grant),
    errors: [],
  },
  grantRole: {
    summary: 'Give a member a role over a subtree inside the own scope',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ memberId: Id, role: RoleName, orgId: Id, until: Instant.optional() }),
    output: z.object({ grantId: Id }),
    errors: ['NOT_FOUND', 'OWN_ROLE', 'OWN_ROLE_ENDS'],
  },
  revokeRole: {
    summary: 'Take a role back',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ grantId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'OWN_ROLE', 'OWN_ROLE_ENDS'],
  },
  listAudit: {
    summary: 'The audit log within scope',
    access: ['auditor', 'staff'],
    input: z.strictObject({
      from: Day.optional(),
      to: Day.optional(),
      memberId: Id.optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(AuditEntry),
    errors: [],
  },
})
