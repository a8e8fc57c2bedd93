import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { pageOfRows, readCursor } from '../parts/paging'
import { operation } from '../services'

const PAGE = 50

export const listAlarms = operation(hotline.listAlarms, async ({ input, caller, clock, notices }) => {
  const scope = scopeOf(caller, 'staff', 'auditor')
  const found = await notices.alarmsBelow(scope, input.settled, readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
  return {
    at: clock.now().toISOString(),
    items: page.map(({ _id, at, kind, text, caseId, callbackId, serviceId, shiftId, settledAt }) => ({
      alarmId: _id,
      at: at.toISOString(),
      kind,
      text,
      ...(caseId !== undefined && { caseId }),
      ...(callbackId !== undefined && { callbackId }),
      ...(serviceId !== undefined && { serviceId }),
      ...(shiftId !== undefined && { shiftId }),
      ...(settledAt && { settledAt: settledAt.toISOString() }),
    })),
    ...(next !== undefined && { next }),
  }
})
