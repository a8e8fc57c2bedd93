import { requireScope, scopeOf } from '../../../kernel/caller'
import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { membership } from '../contract'
import { robotAddress } from '../rules/robot-address'
import { operation, type Services } from '../services'

/** Staff make groups only over unions of their scope, and name only people of it as admins. */
export const saveGroup = operation(membership.saveGroup, async (given) => {
  const { input, caller, unit, chatGroups, orgTree, people } = given
  const { groupId, name, label, kind, adminIds } = input
  const org = await orgTree.get(input.orgId)
  requireScope(caller, org?.orgPath, 'staff')
  if (!org) throw refuse('NOT_FOUND')
  if (groupId !== undefined) requireScope(caller, (await chatGroups.get(groupId))?.orgPath, 'staff')
  const admins = await people.activeBelow(scopeOf(caller, 'staff'), adminIds)
  if (admins.length !== new Set(adminIds).size) throw refuse('NOT_FOUND')
  const robot = kind === 'wecom' ? robotOf(given, input.robotUrl) : null
  if (kind !== 'wecom' && input.robotUrl)
    throw refuse('ROBOT_ADDRESS', { message: '只有企业微信群能加机器人' })
  const doc = {
    name,
    ...(label !== undefined && { label }),
    kind,
    orgId: org._id,
    orgPath: org.orgPath,
    adminIds: [...new Set(adminIds)],
    ...(input.tags && { tags: [...new Set(input.tags)] }),
  }
  try {
    const saved =
      groupId ??
      (await chatGroups.add({
        tags: [],
        ...doc,
        ...(robot && { robot: robot.address, robotTail: robot.tail }),
      }))
    if (groupId !== undefined) await chatGroups.change(groupId, doc, robot)
    await unit.audit.record({
      action: 'save-group',
      subject: saved,
      orgPath: org.orgPath,
      detail: `${groupId === undefined ? '新增' : '修改'}群“${name}”`,
    })
    return { groupId: saved }
  } catch (error) {
    throw isDuplicate(error, 'group_name') ? refuse('NAME_TAKEN') : error
  }
})

/** undefined keeps what is there, an empty text takes it away. */
const robotOf = ({ unit, ports }: Services, typed: string | undefined) => {
  if (typed === undefined) return undefined
  if (typed.trim() === '') return null
  const found = robotAddress(typed, ports.robotOrigins)
  if (!found) throw refuse('ROBOT_ADDRESS')
  return { address: unit.vault.seal(found.address, 'robot'), tail: found.tail }
}
