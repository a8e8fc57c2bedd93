import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { isAdminOf } from '../rules/reader'
import { operation } from '../services'

const PAGE = 100
/** Members looked at in one call at most, so that a page of a nearly finished list stays quick. */
const LOOKED_AT = 2000

/** Names are shown for a compulsory notice only, to staff of the group's subtree and to the group's own admins; every
 *  look is written down. A page may hold few names and still have a next one. */
export const listUnacknowledged = operation(
  broadcast.listUnacknowledged,
  async ({ input, caller, audit, groups, broadcasts, deliveries, receipts }) => {
    const [group] = await groups.groups([input.groupId])
    if (!group || !(inScope(caller, group.orgPath, 'staff') || isAdminOf(caller, group)))
      throw refuse('NOT_FOUND')
    const [sent, delivery] = await Promise.all([
      broadcasts.get(input.broadcastId),
      deliveries.get(input.broadcastId, input.groupId),
    ])
    if (!sent || !delivery) throw refuse('NOT_FOUND')
    if (!sent.compulsory) throw refuse('NOT_COMPULSORY')
    await audit.record({
      action: 'list-unacknowledged',
      subject: delivery._id,
      orgPath: group.orgPath,
      detail: `看了《${sent.title}》在「${group.name}」还没确认的名单`,
    })
    const items: { memberId: string; name: string; opened: boolean }[] = []
    let after = input.cursor
    for (let looked = 0; ; looked += PAGE) {
      const members = await groups.membersPage(input.groupId, after, PAGE)
      const known = await receipts.ofMembers(
        sent._id,
        members.map(({ memberId }) => memberId),
      )
      for (const member of members) {
        const receipt = known.get(member.memberId)
        if (!receipt?.acknowledgedAt) items.push({ ...member, opened: receipt !== undefined })
      }
      after = members.at(-1)?.memberId
      if (members.length < PAGE || after === undefined) return { items }
      if (items.length >= PAGE || looked >= LOOKED_AT) return { items, next: after }
    }
  },
)
