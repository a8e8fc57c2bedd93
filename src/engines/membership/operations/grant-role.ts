import { memberOf, requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { ROLE_WORDS } from '../rules/role-words'
import { operation } from '../services'
import { mustStayBehind } from './stay-behind'

/** Both the person and the subtree must lie in the giver's own scope, so nobody gives more than they have. */
export const grantRole = operation(
  membership.grantRole,
  async ({ input, caller, unit, people, orgTree, grants }) => {
    const giver = memberOf(caller)
    if (input.memberId === giver) throw refuse('OWN_ROLE')
    const until = input.until === undefined ? undefined : new Date(input.until)
    if (until && until <= unit.clock.now()) {
      throw refuse('BAD_INPUT', { fields: { until: '到期时间要在现在以后' } })
    }
    const member = await people.get(input.memberId)
    const org = await orgTree.get(input.orgId)
    requireScope(caller, member?.orgPath, 'staff')
    requireScope(caller, org?.orgPath, 'staff')
    // Somebody who is leaving at this very moment gets no role: one of the two changes has to wait for the other.
    if (!member || !org || !(await people.holdForRole(member._id))) throw refuse('NOT_FOUND')
    const before = until && (await grants.given(member._id, input.role, org._id))
    if (before) await mustStayBehind(grants, giver, before)
    const grant = await grants.give({
      holder: member._id,
      role: input.role,
      orgId: org._id,
      orgPath: org.orgPath,
      grantedBy: giver,
      ...(until && { until }),
    })
    await unit.audit.record({
      action: 'grant-role',
      subject: member._id,
      orgPath: org.orgPath,
      detail: `担任${org.name}的${ROLE_WORDS[input.role]}`,
    })
    return { grantId: grant._id }
  },
)
