import { shanghaiDay } from '../../../kernel/time'
import { broadcast } from '../contract'
import { asPerson, isAdminOf } from '../rules/reader'
import { operation } from '../services'

export const listDeputies = operation(
  broadcast.listDeputies,
  async ({ caller, clock, deputies, groups, ways }) => {
    const mine = (await groups.groupsOf(asPerson(caller))).filter((group) => isAdminOf(caller, group))
    const ids = mine.map(({ groupId }) => groupId)
    const [named, set] = await Promise.all([deputies.ofGroups(ids, shanghaiDay(clock.now())), ways.of(ids)])
    const names = await groups.namesOf(named.map(({ memberId }) => memberId))
    const labels = new Map(
      mine.map(({ groupId, label, name }) => [groupId, set.get(groupId)?.label ?? label ?? name]),
    )
    return {
      groups: ids.map((groupId) => ({ groupId, label: labels.get(groupId) ?? '' })),
      deputies: named.map(({ groupId, memberId, until }) => ({
        groupId,
        label: labels.get(groupId) ?? '',
        memberId,
        name: names.get(memberId) ?? '',
        until,
      })),
    }
  },
)
