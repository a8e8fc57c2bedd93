import { requireScope, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { applyLeave } from '../parts/change-roster'
import { leaveOf } from '../parts/leave'
import { rehearse } from '../parts/rehearse'
import { operation, type Services } from '../services'

export const saveLeave = operation(hotline.saveLeave, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    if (prepared) return { touched: prepared.touched, uncovered: prepared.uncovered }
    const { leaveId, orgPath, touched, uncovered } = await apply(given, given.caller, given.input)
    await given.audit.record({ action: 'save-leave', subject: leaveId, orgPath, detail: '登记请假' })
    return { leaveId, touched, uncovered }
  },
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.saveLeave>) => {
  const adviser = await given.catalogue.adviser(input.adviserId)
  requireScope(caller, adviser?.orgPath, 'staff')
  if (!adviser) throw refuse('NOT_FOUND')
  const leave = leaveOf(given, adviser, input)
  return { leaveId: leave._id, orgPath: adviser.orgPath, ...(await applyLeave(given, adviser, leave)) }
}
