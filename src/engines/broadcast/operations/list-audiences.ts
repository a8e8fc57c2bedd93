import { scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { plainAudience } from '../rules/audience'
import { operation } from '../services'
import { namesIn } from './names-in-audience'

export const listAudiences = operation(broadcast.listAudiences, async (given) => {
  const { caller, groups, savedAudiences } = given
  const found = await savedAudiences.below(scopeOf(caller, 'staff'))
  const [savers, namesOf] = await Promise.all([
    groups.namesOf(found.map(({ savedBy }) => savedBy)),
    namesIn(
      given,
      caller,
      found.map(({ audience }) => audience),
    ),
  ])
  return {
    items: found.map(({ _id, name, audience, savedBy }) => ({
      audienceId: _id,
      name,
      audience: plainAudience(audience),
      savedBy: savers.get(savedBy) ?? '',
      names: namesOf(audience),
    })),
  }
})
