import { memberOf, requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { DONE, operation } from '../services'

export const settleAlarm = operation(
  hotline.settleAlarm,
  async ({ input, caller, clock, notices, audit }) => {
    const alarm = await notices.alarm(input.alarmId)
    requireScope(caller, alarm?.orgPath, 'staff')
    const { matchedCount } = await notices.settle(input.alarmId, memberOf(caller), clock.now(), input.note)
    if (matchedCount === 0) throw refuse('ALREADY_DECIDED')
    await audit.record({
      action: 'settle-alarm',
      subject: input.alarmId,
      orgPath: alarm?.orgPath ?? [],
      detail: '处理了提醒',
    })
    return DONE
  },
)
