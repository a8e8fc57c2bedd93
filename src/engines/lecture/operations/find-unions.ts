import { scopeOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { operation } from '../services'

/** Unions inside the lawyer's scope, so that an interest can be named. */
export const findUnions = operation(lecture.findUnions, async ({ input, caller, people }) => ({
  items: (await people.unionsNamed(scopeOf(caller, 'lawyer'), input.text)).map(({ orgId, name, names }) => ({
    orgId,
    name,
    path: [...names],
  })),
}))
