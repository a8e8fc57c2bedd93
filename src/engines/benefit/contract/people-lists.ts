import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { STAFF } from './shapes'

const PeopleList = z.object({ listId: Id, name: z.string(), orgId: Id, people: Count, changedAt: Instant })

/** Lists of people that rules of eligibility name. */
export const peopleLists = defineContract({
  listPeopleLists: {
    summary: 'Lists of people that rules of eligibility name, within scope',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({ items: z.array(PeopleList) }),
    errors: [],
  },
  savePeopleList: {
    summary: 'Make a list of people, or rename it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ listId: Id.optional(), name: Line(40), orgId: Id }),
    output: z.object({ listId: Id }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE'],
  },
  changePeopleList: {
    summary: 'Put members of the own scope on a list or take them off; audited',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      listId: Id,
      add: z.array(Id).max(500).default([]),
      remove: z.array(Id).max(500).default([]),
    }),
    output: z.object({ people: Count }),
    errors: ['NOT_FOUND', 'OUT_OF_SCOPE'],
  },
  readPeopleList: {
    summary: 'Names on a list, within scope; every look is audited',
    access: 'staff',
    changes: 'natural',
    input: z.strictObject({ listId: Id, cursor: Cursor.optional() }),
    output: pageOf(z.object({ memberId: Id, name: z.string() })),
    errors: ['NOT_FOUND'],
  },
})
