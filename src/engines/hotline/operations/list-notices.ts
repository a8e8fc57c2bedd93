import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { pageOfRows, readCursor } from '../parts/paging'
import { operation } from '../services'

const PAGE = 30

export const listNotices = operation(hotline.listNotices, async ({ input, caller, notices }) => {
  const memberId = memberOf(caller)
  const mark = await notices.mark(memberId)
  const found = await notices.page(memberId, readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
  return {
    unread: await notices.countAfter(memberId, mark),
    items: page.map(({ _id, at, kind, text, bookingId, caseId, callbackId }) => ({
      noticeId: _id.slice(memberId.length + 1).slice(0, 80),
      at: at.toISOString(),
      kind,
      text,
      read: at <= mark,
      ...(bookingId !== undefined && { bookingId }),
      ...(caseId !== undefined && { caseId }),
      ...(callbackId !== undefined && { callbackId }),
    })),
    ...(next !== undefined && { next }),
  }
})
