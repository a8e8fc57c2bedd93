import { requireScope } from '../../../kernel/caller'
import { hotline } from '../contract'
import { DONE, operation } from '../services'

export const endLeave = operation(hotline.endLeave, async ({ input, caller, roster, audit }) => {
  const leave = await roster.leave(input.leaveId)
  requireScope(caller, leave?.orgPath, 'staff')
  await roster.removeLeave(input.leaveId)
  await audit.record({
    action: 'end-leave',
    subject: input.leaveId,
    orgPath: leave?.orgPath ?? [],
    detail: '提前销假',
  })
  return DONE
})
