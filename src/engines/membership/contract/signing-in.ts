import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf, Phone } from '../../../kernel/shapes'
import { Purpose, RoleName } from './shapes'

const Binding = z.object({
  /** `bound`: done. `not-listed`: this number is in no roster yet. `waiting`: bound to another account, staff decides after a day. */
  state: z.enum(['bound', 'not-listed', 'waiting']),
  effectiveAt: Instant.optional(),
})

/** Who am I, signing in, and binding an account to a member. */
export const signingIn = defineContract({
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
})
