import type { Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { hotline } from '../contract'
import { applyLeave } from '../parts/change-roster'
import { leaveOf } from '../parts/leave'
import { rehearse } from '../parts/rehearse'
import { adviserBehind } from '../parts/who-sees'
import { operation, type Services } from '../services'

/** As staff would enter it, for oneself. */
export const takeLeave = operation(hotline.takeLeave, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    if (prepared) return prepared.counts
    const { leaveId, adviser, counts } = await apply(given, given.caller, given.input)
    await given.audit.record({
      action: 'take-leave',
      subject: adviser.memberId,
      orgPath: adviser.orgPath,
      detail: '请假',
    })
    return { leaveId, ...counts }
  },
})

const apply = async (given: Services, caller: Caller, input: ParsedInput<typeof hotline.takeLeave>) => {
  const adviser = await adviserBehind(given, caller)
  const leave = leaveOf(given, adviser, input)
  const { moved, displaced, uncovered } = await applyLeave(given, adviser, leave)
  return { leaveId: leave._id, adviser, counts: { moved, displaced, uncovered } }
}
