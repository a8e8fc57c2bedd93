import { hotline } from '../contract'
import { mustNotServe } from '../rules/conflict'
import { caseRows } from '../parts/case-view'
import { pageOfRows, readCursor } from '../parts/paging'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'

const PAGE = 30

export const listCases = operation(hotline.listCases, async (given) => {
  const { input, caller, clock, cases } = given
  const adviser = await adviserBehind(given, caller)
  const found = await cases.pageOfAdviser(adviser._id, input.state, readCursor(input.cursor), PAGE + 1)
  const { page, next } = pageOfRows(found, PAGE, ({ changedAt, _id }) => ({ at: changedAt, id: _id }))
  const open = page.filter(({ personPath }) => !mustNotServe(adviser, personPath))
  return {
    at: clock.now().toISOString(),
    items: await caseRows(given, open, 'adviser'),
    ...(next !== undefined && { next }),
  }
})
