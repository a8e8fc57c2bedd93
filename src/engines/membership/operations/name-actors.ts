import type { AuditEntry } from '../../../kernel/audit'
import { HOUSE } from '../../../kernel/caller'
import type { Services } from '../services'

/** Names whoever acted: 示例街道总工会 陈样例; the house itself is 平台. */
export const nameActors = async (
  { people, orgTree }: Pick<Services, 'people' | 'orgTree'>,
  entries: readonly Pick<AuditEntry, 'actor'>[],
): Promise<(actor: string) => string> => {
  const found = await people.briefOf(entries.map((entry) => entry.actor))
  const orgNames = await orgTree.namesOf([...found.values()].map((member) => member.orgId))
  return (actor) => {
    if (actor === HOUSE.accountId) return '平台'
    const member = found.get(actor)
    return member ? `${orgNames.get(member.orgId) ?? ''} ${member.name}`.trim() : '没有绑定会员的账号'
  }
}
