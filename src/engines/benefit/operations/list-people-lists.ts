import { scopeOf } from '../../../kernel/caller'
import { benefit } from '../contract'
import { operation } from '../services'

export const listPeopleLists = operation(benefit.listPeopleLists, async ({ caller, lists }) => ({
  items: (await lists.inScope(scopeOf(caller, 'staff', 'auditor'))).map(
    ({ _id, name, orgId, people, changedAt }) => ({
      listId: _id,
      ...{ name, orgId, people },
      changedAt: changedAt.toISOString(),
    }),
  ),
}))
