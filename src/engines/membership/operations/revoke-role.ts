import { memberOf, requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { ROLE_WORDS } from '../rules/role-words'
import { DONE, operation } from '../services'
import { mustStayBehind } from './stay-behind'

/** A role was taken back: whoever keeps somebody at a desk because of it looks again. */
export const ROLE_ENDED = 'membership.role-ended'

/** Counts from the next call of the holder on: roles are read at every call. Whoever takes a role stays behind. */
export const revokeRole = operation(
  membership.revokeRole,
  async ({ input, caller, unit, orgTree, grants }) => {
    const grant = await grants.get(input.grantId)
    requireScope(caller, grant?.orgPath, 'staff')
    if (!grant) throw refuse('NOT_FOUND')
    const taker = memberOf(caller)
    if (grant.holder === taker) throw refuse('OWN_ROLE')
    await mustStayBehind(grants, taker, grant)
    if (!(await grants.end(grant._id))) throw refuse('NOT_FOUND')
    await unit.outbox.add(ROLE_ENDED, grant._id, { memberId: grant.holder })
    const org = await orgTree.get(grant.orgId)
    await unit.audit.record({
      action: 'revoke-role',
      subject: grant.holder,
      orgPath: grant.orgPath,
      detail: `不再担任${org?.name ?? ''}的${ROLE_WORDS[grant.role]}`,
    })
    return DONE
  },
)
