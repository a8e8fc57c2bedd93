import { scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { operation } from '../services'

export const listAudienceChoices = operation(broadcast.listAudienceChoices, async ({ caller, groups }) => {
  const { tags, industries, sizes } = await groups.audienceChoices(scopeOf(caller, 'staff'))
  return { tags: [...tags], industries: [...industries], sizes: [...sizes] }
})
