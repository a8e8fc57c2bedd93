import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Cursor, Done, Instant, Line, pageOf } from '../../../kernel/shapes'
import { Purpose } from './shapes'

const Look = z.object({
  at: Instant,
  who: z.string(),
  what: z.string(),
  why: z.string(),
})

/** What a member decides about their own data. */
export const myData = defineContract({
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
})
