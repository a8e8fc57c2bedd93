import { z } from 'zod'
import { defineContract, ROLES } from '../../kernel/contract'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf, Phone } from '../../kernel/shapes'

export const OrgKind = z.enum(['city', 'district', 'street', 'park', 'enterprise', 'workshop'])
export const GroupKind = z.enum(['wechat', 'wecom', 'qq', 'page'])
/** Purposes asked for separately; `general` covers what membership itself needs. */
export const Purpose = z.enum(['general', 'identity-number', 'psychology', 'hardship', 'guardian'])
const RoleName = z.enum(ROLES)

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

const ImportState = z.enum(['reading', 'checked', 'applying', 'done', 'failed', 'undoing', 'undone'])
const ImportReport = z.object({
  importId: Id,
  fileName: z.string(),
  state: ImportState,
  dryRun: z.boolean(),
  startedAt: Instant,
  finishedAt: Instant.optional(),
  /** Rows read so far; the total is known only when reading has ended. */
  rowsRead: Count,
  rowsTotal: Count.optional(),
  added: Count,
  changed: Count,
  transferred: Count,
  unchanged: Count,
  wrong: Count,
  applied: Count,
  orgsAdded: Count,
  /** Why it failed, in one sentence. */
  problem: z.string().optional(),
  canUndo: z.boolean(),
  /** After undoing: put back, taken out, and left because something was done to them since. */
  undo: z.object({ restored: Count, removed: Count, kept: Count }).optional(),
})

const Binding = z.object({
  /** `bound`: done. `not-listed`: this number is in no roster yet. `waiting`: bound to another account, staff decides after a day. */
  state: z.enum(['bound', 'not-listed', 'waiting']),
  effectiveAt: Instant.optional(),
})

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
  bound: z.boolean(),
  /** The last four characters of the robot's key; the address itself never leaves. */
  robotTail: z.string().optional(),
})

const Look = z.object({
  at: Instant,
  who: z.string(),
  what: z.string(),
  why: z.string(),
})

const AuditEntry = z.object({
  auditId: Id,
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
})

export const membership = defineContract({
  // ── who am I ──
  whoAmI: {
    summary: 'Tell the signed-in person who they are here',
    access: 'visitor',
    input: z.strictObject({}),
    output: z.object({
      accountId: Id,
      /** `none`: only an account. `public`: name and identity digits matched. `phone`: bound. */
      trust: z.enum(['none', 'public', 'phone']),
      member: z
        .object({
          memberId: Id,
          name: z.string(),
          orgId: Id,
          orgName: z.string(),
          phone: z.string(),
          certified: z.boolean(),
        })
        .optional(),
      roles: z.array(z.object({ role: RoleName, orgId: Id, orgName: z.string() })),
      consentsMissing: z.array(Purpose),
      /** Said to the owner of an account that somebody else asks to replace. */
      rebindNotice: z.object({ rebindId: Id, requestedAt: Instant, effectiveAt: Instant }).optional(),
    }),
    errors: [],
  },
  signInWithOfficialAccount: {
    summary: 'Exchange the code of an official-account OAuth redirect for a token',
    access: 'anyone',
    changes: 'natural',
    limit: { calls: 10, seconds: 60 },
    input: z.strictObject({ code: Line(200), state: Line(200) }),
    output: z.object({ token: z.string(), expiresAt: Instant }),
    errors: ['CODE_REFUSED', 'VENDOR_AWAY'],
  },
  startOfficialAccountSignIn: {
    summary: 'Where to send a browser so that the official account signs the person in',
    access: 'anyone',
    changes: 'natural',
    limit: { calls: 20, seconds: 60 },
    input: z.strictObject({
      returnTo: z
        .string()
        .max(300)
        .regex(/^\/(?![/\\])[^\\\s]*$/, '只能回到本站的页面'),
    }),
    output: z.object({ url: z.string(), state: z.string() }),
    errors: [],
  },
  signInWithMiniProgram: {
    summary: 'Exchange the code of wx.login for a token (container deployment)',
    access: 'anyone',
    changes: 'natural',
    limit: { calls: 20, seconds: 60 },
    input: z.strictObject({ code: Line(200) }),
    output: z.object({ token: z.string(), expiresAt: Instant }),
    errors: ['CODE_REFUSED', 'VENDOR_AWAY'],
  },
  bindByPhoneCode: {
    summary: "Bind this account to the member whose phone WeChat's code names",
    access: 'visitor',
    changes: 'once',
    limit: { calls: 5, seconds: 600 },
    input: z.strictObject({ code: Line(200), consent: z.literal(true) }),
    output: Binding,
    errors: ['CODE_REFUSED', 'VENDOR_AWAY'],
  },
  requestSmsCode: {
    summary: 'Send a code to a phone; answers the same whether the number is known or not',
    access: 'visitor',
    changes: 'natural',
    limit: { calls: 5, seconds: 600 },
    input: z.strictObject({ phone: Phone }),
    output: z.object({ resendAfterSeconds: Count, validSeconds: Count }),
    errors: ['VENDOR_AWAY'],
  },
  bindBySmsCode: {
    summary: 'Bind this account to the member with this phone, proved by the code sent to it',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({
      phone: Phone,
      code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字'),
      consent: z.literal(true),
    }),
    output: Binding,
    errors: ['CODE_REFUSED'],
  },
  bindByIdentity: {
    summary: 'Open public content by name and the last six characters of the identity number',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 5, seconds: 3600 },
    input: z.strictObject({
      name: Line(40),
      idLastSix: z.string().regex(/^\d{5}[\dXx]$/, '填身份证号最后 6 位'),
      consent: z.literal(true),
    }),
    output: z.object({ trust: z.literal('public') }),
    errors: ['NOT_MATCHED'],
  },
  listRebinds: {
    summary: 'Requests to move a member to another account, within scope',
    access: 'staff',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        rebindId: Id,
        memberName: z.string(),
        orgName: z.string(),
        requestedAt: Instant,
        effectiveAt: Instant,
        state: z.enum(['waiting', 'approved', 'refused', 'objected', 'done']),
      }),
    ),
    errors: [],
  },
  decideRebind: {
    summary: 'Approve or refuse a rebind; an approved one takes effect when its day has passed',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ rebindId: Id, approve: z.boolean(), reason: Line(200) }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
  objectToRebind: {
    summary: 'The owner of the old account objects, which ends the request',
    access: 'visitor',
    changes: 'once',
    input: z.strictObject({ rebindId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
  // ── my data ──
  listConsents: {
    summary: 'What the member has agreed to, by purpose, with the text of its version',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          purpose: Purpose,
          title: z.string(),
          text: z.string(),
          version: z.string(),
          givenAt: Instant.optional(),
          withdrawnAt: Instant.optional(),
        }),
      ),
    }),
    errors: [],
  },
  giveConsent: {
    summary: 'Agree to one purpose in the version that was shown',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ purpose: Purpose, version: Line(20) }),
    output: Done,
    errors: ['VERSION_CHANGED'],
  },
  withdrawConsent: {
    summary: 'Withdraw the consent to one purpose',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ purpose: Purpose }),
    output: Done,
    errors: [],
  },
  listLooks: {
    summary: 'Who looked at my full data, when and why',
    access: 'worker',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(Look),
    errors: [],
  },
  exportMyData: {
    summary: 'Everything kept about me, as one document',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 5, seconds: 3600 },
    input: z.strictObject({}),
    output: z.object({ madeAt: Instant, data: z.record(z.string(), z.json()) }),
    errors: [],
  },
  leave: {
    summary: 'Leave: the account is unbound and the member is pseudonymised in the ledgers',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ confirm: z.literal('我要退出') }),
    output: Done,
    errors: ['HOLDS_ROLE'],
  },
  // ── org tree and people, for staff ──
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
    errors: ['NOT_FOUND', 'OWN_ROLE'],
  },
  revokeRole: {
    summary: 'Take a role back',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ grantId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'OWN_ROLE'],
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
  // ── chat groups ──
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
  // ── roster import ──
  startUpload: {
    summary: 'A ticket to upload one file straight to storage',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      fileName: Line(120),
      bytes: z.int().positive().max(60_000_000),
    }),
    output: z.object({ ticket: z.string(), putTo: z.string(), expiresAt: Instant }),
    errors: [],
  },
  startImport: {
    summary: 'Read and check an uploaded roster; with dryRun nothing is applied until told',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      /** As `startUpload` gave it: it carries the file's name, so it may be long. */
      ticket: z.string().max(2_000),
      orgId: Id,
      dryRun: z.boolean(),
      addMissingOrgs: z.boolean().default(false),
    }),
    output: z.object({ importId: Id }),
    errors: ['NOT_FOUND', 'FILE_MISSING', 'IMPORT_RUNNING'],
  },
  readImport: {
    summary: 'How far an import is and what it found',
    access: 'staff',
    input: z.strictObject({ importId: Id }),
    output: ImportReport,
    errors: ['NOT_FOUND'],
  },
  listImports: {
    summary: 'Imports within scope, newest first',
    access: 'staff',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(ImportReport),
    errors: [],
  },
  listImportProblems: {
    summary: 'What is wrong, by line and column',
    access: 'staff',
    input: z.strictObject({ importId: Id, cursor: Cursor.optional() }),
    output: pageOf(z.object({ line: Count, column: z.string(), value: z.string(), problem: z.string() })),
    errors: ['NOT_FOUND'],
  },
  exportImportProblems: {
    summary: 'The rows that failed with the reasons, as .xlsx under an address that expires',
    access: 'staff',
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ importId: Id }),
    output: z.object({ path: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  applyImport: {
    summary: 'Apply an import that was checked',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ importId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_CHECKED', 'IMPORT_RUNNING'],
  },
  undoImport: {
    summary: 'Put back what the import changed, where nothing changed it since',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ importId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'CANNOT_UNDO', 'IMPORT_RUNNING'],
  },
})
