import { scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { plainAudience } from '../rules/audience'
import { operation } from '../services'

export const listAudiences = operation(
  broadcast.listAudiences,
  async ({ caller, groups, savedAudiences }) => {
    const found = await savedAudiences.below(scopeOf(caller, 'staff'))
    const names = await groups.namesOf(found.map(({ savedBy }) => savedBy))
    return {
      items: found.map(({ _id, name, audience, savedBy }) => ({
        audienceId: _id,
        name,
        audience: plainAudience(audience),
        savedBy: names.get(savedBy) ?? '',
      })),
    }
  },
)
