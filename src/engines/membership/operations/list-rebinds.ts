import { scopeOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { operation } from '../services'

/** Who asks to use another WeChat account, newest first. */
export const listRebinds = operation(
  membership.listRebinds,
  async ({ input, caller, rebinds, people, orgTree }) => {
    const { items, next } = await rebinds.page(scopeOf(caller, 'staff'), input.cursor)
    const names = await people.namesOf(items.map((request) => request.memberId))
    const orgNames = await orgTree.namesOf(items.flatMap((request) => request.orgPath.at(-1) ?? []))
    return {
      items: items.map((request) => ({
        rebindId: request._id,
        memberName: names.get(request.memberId) ?? '',
        orgName: orgNames.get(request.orgPath.at(-1) ?? '') ?? '',
        requestedAt: request.requestedAt.toISOString(),
        effectiveAt: request.effectiveAt.toISOString(),
        state: request.state,
      })),
      ...(next !== undefined && { next }),
    }
  },
)
