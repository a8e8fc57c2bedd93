import { inScope, memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { benefit } from '../contract'
import { operation } from '../services'

/** A day is on one sheet at most: whoever comes second finds it taken. */
export const drawUpSettlement = operation(benefit.drawUpSettlement, {
  prepare: async ({ input, caller, people, merchants }) => {
    const [[org], merchant] = await Promise.all([people.orgs([input.orgId]), merchants.get(input.merchantId)])
    if (!org || !merchant || !inScope(caller, org.orgPath, 'staff')) throw refuse('NOT_FOUND')
    return { org, merchant }
  },
  handle: async ({ input, caller, prepared, days, settlements, clock, ids, audit }) => {
    const { org, merchant } = prepared
    const found = await days.unsettled([org.orgId], merchant._id, input.toDay)
    if (found.length === 0) throw refuse('NOTHING_TO_SETTLE')
    const parts = found.flatMap(
      ({ byPayer }) => byPayer?.filter((part) => part.orgId === org.orgId && !part.settlementId) ?? [],
    )
    const amount = parts.reduce((sum, part) => sum + part.amount, 0)
    const uses = parts.reduce((sum, part) => sum + part.uses, 0)
    if (amount < 0) throw refuse('BELOW_ZERO')
    const settlementId = ids.next('set')
    const settled = await days.settle(
      found.map(({ _id }) => _id),
      org.orgId,
      settlementId,
    )
    if (settled !== found.length) throw refuse('NOTHING_TO_SETTLE')
    await settlements.add({
      ...{ _id: settlementId, merchantId: merchant._id, merchantName: merchant.name },
      ...{ merchantPath: merchant.orgPath, orgId: org.orgId, orgPath: [...org.orgPath], orgName: org.name },
      ...{ days: found.map(({ day }) => day), uses, amount, state: 'open' },
      ...{ drawnUpAt: clock.now(), drawnUpBy: memberOf(caller) },
    })
    await audit.record({
      action: 'draw-up-settlement',
      subject: settlementId,
      orgPath: org.orgPath,
      detail: `给“${merchant.name}”出了结算单，${found.length} 天`,
    })
    return { settlementId, amount }
  },
})
