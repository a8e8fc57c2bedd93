import { requireScope, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { finishRule } from '../parts/change-roster'
import { rehearse } from '../parts/rehearse'
import { operation, type Services } from '../services'

export const endRule = operation(hotline.endRule, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    const { touched, orgPath } = prepared ?? (await apply(given, given.caller, given.input))
    if (!prepared)
      await given.audit.record({
        action: 'end-rule',
        subject: given.input.ruleId,
        orgPath,
        detail: `排班规则到 ${given.input.after} 为止`,
      })
    return { touched }
  },
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.endRule>) => {
  const rule = await given.roster.rule(input.ruleId)
  requireScope(caller, rule?.orgPath, 'staff')
  if (!rule) throw refuse('NOT_FOUND')
  return { orgPath: rule.orgPath, touched: await finishRule(given, rule, input.after) }
}
