import { requireScope } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { operation } from '../services'

export const dropAudience = operation(broadcast.dropAudience, async ({ input, caller, savedAudiences }) => {
  requireScope(caller, (await savedAudiences.get(input.audienceId))?.orgPath, 'staff')
  await savedAudiences.drop(input.audienceId)
  return { done: true as const }
})
