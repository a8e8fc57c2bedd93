import { z } from 'zod'
import { Done } from '../../../kernel/shapes'
import { Audience, Count, Id, Line, UnionSize } from './shapes'

/** Of the ids in an audience, as far as they are within the scope, so that another device shows names. */
export const Names = z.object({
  orgs: z.array(z.object({ id: Id, name: z.string() })),
  groups: z.array(z.object({ id: Id, name: z.string() })),
})

/** Whom a push reaches. */
export const aiming = {
  countAudience: {
    summary: 'How many groups and members an audience holds now, within the own scope',
    access: 'staff',
    input: z.strictObject({ audience: Audience }),
    output: z.object({
      groups: Count,
      members: Count,
      unions: Count,
      /** By what their order of channels begins with, as far as there is one; `page`: the group page alone. */
      ways: z.object({ robot: Count, relay: Count, page: Count }).optional(),
      /** More groups than this desk may reach without a second person. */
      needsApproval: z.boolean().optional(),
      sample: z.array(z.object({ groupId: Id, name: z.string(), orgName: z.string(), members: Count })),
    }),
    errors: ['NOT_FOUND'],
  },
  listAudienceChoices: {
    summary:
      'Tags, industries and sizes that occur within the scope, with the number of unions that have them',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      tags: z.array(z.object({ name: z.string(), unions: Count })),
      industries: z.array(z.object({ name: z.string(), unions: Count })),
      sizes: z.array(z.object({ size: UnionSize, unions: Count })),
    }),
    errors: [],
  },
  saveAudience: {
    summary: 'Keep an audience under a name for the desks of the same union, or change one',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ audienceId: Id.optional(), name: Line(30), audience: Audience }),
    output: z.object({ audienceId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN'],
  },
  listAudiences: {
    summary: 'Saved audiences of the own desks; what is outside the scope is cut when they are used',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          audienceId: Id,
          name: z.string(),
          audience: Audience,
          savedBy: z.string(),
          names: Names.optional(),
        }),
      ),
    }),
    errors: [],
  },
  dropAudience: {
    summary: 'Forget a saved audience',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ audienceId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
} as const
