import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { LOOK, readLook } from '../rules/look-words'
import type { KeptElsewhere } from '../ports'
import { operation, type Services } from '../services'
import type { MemberDoc } from '../store/members'
import { nameActors } from './name-actors'

/** Everything that is kept about the member, in full, because it is theirs. */
export const exportMyData = operation(membership.exportMyData, async (given) => {
  const { caller, unit, ports, people, orgTree, accounts, consents, grants, rebinds } = given
  const memberId = memberOf(caller)
  const member = await people.get(memberId)
  if (!member) throw refuse('NOT_FOUND')
  const org = await orgTree.get(member.orgId)
  const account = await accounts.ofMember(memberId)
  const held = await grants.ofHolder(memberId)
  const orgNames = await orgTree.namesOf(held.map((grant) => grant.orgId))
  const ledger = await consents.ledgerOf(memberId)
  const moves = await rebinds.ofMember(memberId)
  const data: Record<string, unknown> = {
    会员: memberPart(given, member, org?.names ?? []),
    绑定: account && { boundAt: account.boundAt, createdAt: account.createdAt },
    职务: held.map(({ role, orgId, grantedAt, until, endedAt }) => ({
      role,
      orgName: orgNames.get(orgId),
      grantedAt,
      until,
      endedAt,
    })),
    同意记录: ledger.map(({ purpose, given: agreed, version, at }) => ({ purpose, agreed, version, at })),
    换绑: moves.map(({ requestedAt, effectiveAt, state }) => ({ requestedAt, effectiveAt, state })),
    谁看过: await looksAt(given, memberId),
  }
  for (const place of ports.keptElsewhere ?? []) data[place.title] = await place.about(unit, memberId)
  await unit.audit.record({
    action: 'export-my-data',
    subject: memberId,
    orgPath: member.orgPath,
    detail: '本人下载了自己的全部信息',
  })
  return { madeAt: unit.clock.now().toISOString(), data: asJson(data) }
})

const memberPart = ({ unit }: Services, member: MemberDoc, orgNames: readonly string[]) => ({
  memberId: member._id,
  name: member.name,
  phone: unit.vault.open(member.phone, 'phone'),
  ...(member.idNumber && { idNumber: unit.vault.open(member.idNumber, 'idNumber') }),
  union: orgNames,
  joinedOn: member.joinedOn,
  certifiedAt: member.certifiedAt,
})

/** All of them: a member's own list has no pages. */
const looksAt = async (given: Services, memberId: string) => {
  const all = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const { items, next } = await given.log.about(memberId, LOOK, cursor)
    const actors = await nameActors(given, items)
    all.push(...items.map(({ at, actor, detail }) => ({ at, who: actors(actor), ...readLook(detail) })))
    cursor = next
  }
  return all
}

type Json = Awaited<ReturnType<KeptElsewhere['about']>>

/** Dates become text, absent values go. */
const asJson = (data: Record<string, unknown>): Record<string, Json> =>
  JSON.parse(JSON.stringify(data)) as Record<string, Json>
