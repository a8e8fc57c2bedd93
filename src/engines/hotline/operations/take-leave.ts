import { hotline } from '../contract'
import { applyLeave } from '../parts/change-roster'
import { leaveOf } from '../parts/leave'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

export const takeLeave = operation(hotline.takeLeave, async (given) => {
  const adviser = await adviserBehind(given, given.caller)
  const leave = leaveOf(given, adviser, given.input)
  const { moved, displaced, uncovered } = await applyLeave(given, adviser, leave)
  await given.audit.record({
    action: 'take-leave',
    subject: adviser.memberId,
    orgPath: adviser.orgPath,
    detail: '请假',
  })
  return { leaveId: leave._id, moved, displaced, uncovered }
})
