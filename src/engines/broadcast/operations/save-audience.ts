import { memberOf, requireScope, scopeOf } from '../../../kernel/caller'
import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

/** Kept as it was asked for; it is cut to the scope of whoever uses it, so a name widens nothing. */
export const saveAudience = operation(broadcast.saveAudience, async (given) => {
  const { input, caller, ids, groups, savedAudiences } = given
  const { audienceId, name, audience } = input
  const savedBy = memberOf(caller)
  try {
    if (audienceId !== undefined) {
      requireScope(caller, (await savedAudiences.get(audienceId))?.orgPath, 'staff')
      await savedAudiences.change(audienceId, { name, audience, savedBy })
      return { audienceId }
    }
    const [desk] = await groups.orgs(scopeOf(caller, 'staff').slice(0, 1))
    if (!desk) throw refuse('NOT_FOUND')
    const fresh = ids.next('aud')
    const { orgId, orgPath } = desk
    await savedAudiences.add({ _id: fresh, orgId, orgPath: [...orgPath], name, audience, savedBy })
    return { audienceId: fresh }
  } catch (error) {
    throw isDuplicate(error, 'audience_name') ? refuse('NAME_TAKEN') : error
  }
})
