import { memberOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { operation } from '../services'
import { adminGroup } from './relay-groups'

const MOST = 20
const PAGE = 500
/** Members looked at in one call. */
const LOOKED_AT = 5000

/** Names of the own group's people, for its admin alone; every look is written down. */
export const findDeputies = operation(broadcast.findDeputies, async (given) => {
  const { input, caller, audit, groups } = given
  const group = await adminGroup(given, caller, input.groupId)
  const items: { memberId: string; name: string }[] = []
  let after: string | undefined
  for (let looked = 0; looked < LOOKED_AT && items.length < MOST; looked += PAGE) {
    const page = await groups.membersPage(group.groupId, after, PAGE)
    items.push(
      ...page.filter(({ name, memberId }) => name.startsWith(input.text) && memberId !== memberOf(caller)),
    )
    after = page.at(-1)?.memberId
    if (page.length < PAGE || after === undefined) break
  }
  await audit.record({
    action: 'find-deputies',
    subject: group.groupId,
    orgPath: group.orgPath,
    detail: `在“${group.name}”里找代发的人`,
  })
  return { items: items.slice(0, MOST).map(({ memberId, name }) => ({ memberId, name })) }
})
