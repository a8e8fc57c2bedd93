import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { operation } from '../services'

export const listRules = operation(hotline.listRules, async ({ input, caller, roster }) => {
  const found = await roster.rulesBelow(scopeOf(caller, 'staff', 'auditor'))
  return {
    items: found
      .filter(({ deskId }) => input.deskId === undefined || deskId === input.deskId)
      .map(({ _id, serviceId: _service, orgPath: _path, ...rule }) => ({ ruleId: _id, ...rule })),
  }
})
