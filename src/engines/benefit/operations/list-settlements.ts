import { memberOf, scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { settlementRow } from '../desk/settlement-view'
import { benefit } from '../contract'
import { readMoment, writeCursor } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 20

/** Staff see what their unions pay; everybody else what is paid to the merchants that they manage. */
export const listSettlements = operation(
  benefit.listSettlements,
  async ({ input, caller, settlements, merchants }) => {
    const before = input.cursor === undefined ? undefined : readMoment(input.cursor)
    if (input.cursor !== undefined && !before) {
      throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
    }
    const { merchantId } = input
    const scope = scopeOf(caller, 'staff', 'auditor')
    const works = await merchants.worksAt(memberOf(caller))
    const managed = works.filter(({ role }) => role === 'manager').map((work) => work.merchantId)
    const asManager = merchantId === undefined ? scope.length === 0 : managed.includes(merchantId)
    if (merchantId !== undefined && !asManager && scope.length === 0) throw refuse('NOT_FOUND')
    const merchantIds = merchantId === undefined ? managed : [merchantId]
    const found = await settlements.page(
      asManager ? { merchantIds } : { scope, ...(merchantId !== undefined && { merchantIds }) },
      input.state,
      before,
      PAGE + 1,
    )
    const page = found.slice(0, PAGE)
    const last = found.length > PAGE ? page.at(-1) : undefined
    return {
      items: page.map(settlementRow),
      ...(last && { next: writeCursor(last.drawnUpAt.toISOString(), last._id) }),
    }
  },
)
