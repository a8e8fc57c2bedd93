import { broadcast } from '../contract'
import { operation } from '../services'
import { adminGroup } from './relay-groups'

/** As the admin knows it; what staff call it stays. */
export const labelGroup = operation(broadcast.labelGroup, async (given) => {
  const { input, caller, ways } = given
  const group = await adminGroup(given, caller, input.groupId)
  await ways.set(group.groupId, { label: input.label })
  return { done: true as const }
})
