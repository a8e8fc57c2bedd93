import { scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'

const AT_MOST = 200

/** So that one thing has one name: whoever types a tag is offered those that are there. */
export const listTags = operation(membership.listTags, async ({ caller, orgTree, chatGroups }) => {
  const scope = scopeOf(caller, 'staff')
  const [ofUnions, industries, ofGroups] = await Promise.all([
    orgTree.tagsIn(scope),
    orgTree.industriesIn(scope),
    chatGroups.tagsIn(scope),
  ])
  return {
    tags: [...new Set([...ofUnions, ...ofGroups])].sort().slice(0, AT_MOST),
    industries: industries.sort().slice(0, AT_MOST),
  }
})
