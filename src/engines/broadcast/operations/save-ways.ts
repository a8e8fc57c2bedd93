import { requireScope } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { operation } from '../services'

/** Holds from the next broadcast on. */
export const saveWays = operation(broadcast.saveWays, async ({ input, caller, audit, groups, ways }) => {
  const [group] = await groups.groups([input.groupId])
  requireScope(caller, group?.orgPath, 'staff')
  await ways.set(input.groupId, { order: [...new Set(input.order)] })
  await audit.record({
    action: 'save-ways',
    subject: input.groupId,
    orgPath: group?.orgPath ?? [],
    detail: `群“${group?.name ?? ''}”的渠道顺序`,
  })
  return { done: true as const }
})
