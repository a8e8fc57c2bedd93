import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { GroupFact, GroupFacts } from '../ports'
import { mayRead } from '../rules/reader'

/** The group, if the caller reads it; to everybody else it is not there. */
export const requireGroup = async (
  groups: GroupFacts,
  caller: Caller,
  groupId: string,
): Promise<GroupFact> => {
  const [group] = await groups.groups([groupId])
  if (!group || !mayRead(caller, group)) throw refuse('NOT_FOUND')
  return group
}
