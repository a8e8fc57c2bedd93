import { maskPhone } from '../../../kernel/vault'
import { membership } from '../contract'
import { missingConsents } from '../rules/consent-texts'
import { operation, type Services } from '../services'

/** The signed-in person: what they may do, what they have not agreed to, and whether somebody wants their place. */
export const whoAmI = operation(membership.whoAmI, async (given) => {
  const { caller, orgTree, rebinds } = given
  const [notice, names, member] = await Promise.all([
    rebinds.against(caller.accountId),
    orgTree.namesOf(caller.grants.map((grant) => grant.orgId)),
    memberPart(given, caller.memberId),
  ])
  return {
    accountId: caller.accountId,
    trust: caller.trust,
    ...member,
    roles: caller.grants.map(({ role, orgId }) => ({ role, orgId, orgName: names.get(orgId) ?? '' })),
    ...(notice && {
      rebindNotice: {
        rebindId: notice._id,
        requestedAt: notice.requestedAt.toISOString(),
        effectiveAt: notice.effectiveAt.toISOString(),
      },
    }),
  }
})

const memberPart = async ({ unit, people, orgTree, consents }: Services, memberId: string | undefined) => {
  const member = memberId === undefined ? null : await people.get(memberId)
  if (!member) return { consentsMissing: [] }
  const [org, newest] = await Promise.all([orgTree.get(member.orgId), consents.allNewest(member._id)])
  return {
    consentsMissing: missingConsents(newest),
    member: {
      memberId: member._id,
      name: member.name,
      orgId: member.orgId,
      // A workshop's name says nothing without its firm's.
      orgName: org ? org.names.slice(org.kind === 'workshop' ? -2 : -1).join(' ') : '',
      phone: maskPhone(unit.vault.open(member.phone, 'phone')),
      certified: member.certifiedAt !== undefined,
    },
  }
}
