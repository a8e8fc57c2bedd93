import { requireScope, scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'

/** `members` are the people who can read the group's page: everybody in the subtree of its union. */
export const listGroups = operation(
  membership.listGroups,
  async ({ input, caller, chatGroups, people, orgTree }) => {
    const { orgId, text, cursor } = input
    if (orgId !== undefined) requireScope(caller, (await orgTree.get(orgId))?.orgPath, 'staff')
    const within = orgId === undefined ? scopeOf(caller, 'staff') : [orgId]
    const { items, next } = await chatGroups.page(within, text, cursor)
    const orgIds = [...new Set(items.map((group) => group.orgId))]
    const [counts, orgNames, names] = await Promise.all([
      orgTree.membersOfEach(orgIds),
      orgTree.namesOf(orgIds),
      people.namesOf(items.flatMap((group) => group.adminIds)),
    ])
    return {
      items: items.map((group) => ({
        groupId: group._id,
        name: group.name,
        ...(group.label !== undefined && { label: group.label }),
        kind: group.kind,
        orgId: group.orgId,
        orgName: orgNames.get(group.orgId) ?? '',
        members: counts.get(group.orgId) ?? 0,
        admins: group.adminIds.map((memberId) => ({ memberId, name: names.get(memberId) ?? '' })),
        tags: group.tags,
        bound: group.opengid !== undefined,
        ...(group.robotTail !== undefined && { robotTail: group.robotTail }),
      })),
      ...(next !== undefined && { next }),
    }
  },
)
