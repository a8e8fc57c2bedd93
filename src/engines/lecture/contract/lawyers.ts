import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Done, Id, Instant, Line } from '../../../kernel/shapes'

/** What lawyers state about themselves. */
export const lawyers = defineContract({
  findUnions: {
    summary: 'Unions by a part of their name, for the lawyer who declares interests; at most 20',
    access: 'lawyer',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ text: Line(40) }),
    output: z.object({
      /** `path`: the names above it, from the top. */
      items: z.array(z.object({ orgId: Id, name: z.string(), path: z.array(z.string()) })),
    }),
    errors: [],
  },
  readLawyerCard: {
    summary: 'The own licence number and declared interests',
    access: 'lawyer',
    input: z.strictObject({}),
    output: z.object({
      licence: z.string().optional(),
      licenceChecked: z.boolean(),
      /** Unions (with all below them) in whose affairs the lawyer has an interest: a client, a relative, shares. */
      interests: z.array(z.object({ orgId: Id, name: z.string() })),
    }),
    errors: [],
  },
  saveLawyerCard: {
    summary:
      'State the licence number (17 digits) and the interests; hidden questions from there are never shown',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({
      licence: z.string().regex(/^\d{17}$/, '执业证号是 17 位数字'),
      interestOrgIds: z.array(Id).max(50),
    }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listLicences: {
    summary:
      'Lawyers of the own scope with the licence numbers they stated; those that nobody compared yet first',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          memberId: Id,
          name: z.string(),
          orgName: z.string(),
          licence: z.string(),
          checkedAt: Instant.optional(),
        }),
      ),
    }),
    errors: [],
  },
  confirmLicence: {
    summary: 'The number was compared with the licence itself, by somebody else than the lawyer',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ memberId: Id, licence: z.string().max(20) }),
    output: Done,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'OWN_RECORD'],
  },
})
