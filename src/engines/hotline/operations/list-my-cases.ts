import { memberOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { caseRows } from '../parts/case-view'
import { pageOfRows, readCursor } from '../parts/paging'
import { operation } from '../services'

const PAGE = 20

export const listMyCases = operation(hotline.listMyCases, async (given) => {
  const { input, caller, clock, cases } = given
  const found = await cases.pageOfMember(memberOf(caller), readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ changedAt, _id }) => ({ at: changedAt, id: _id }))
  return {
    at: clock.now().toISOString(),
    items: await caseRows(given, page, 'worker'),
    ...(next !== undefined && { next }),
  }
})
