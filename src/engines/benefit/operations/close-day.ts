import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { closeMerchantDay } from '../books/close-merchant-day'
import { benefit } from '../contract'
import { openDay } from '../rules/days'
import { operation } from '../services'
import { openBooks } from '../store/ledger'

/** Days of before that nobody closed are closed on the way, so that the chain has them in order. */
export const closeDay = operation(benefit.closeDay, {
  prepare: ({ unit }) => openBooks(unit),
  handle: async (given) => {
    const { input, caller, merchants, days, clock, audit } = given
    const { merchantId, day } = input
    const merchant = await merchants.get(merchantId)
    const who = memberOf(caller)
    if (!merchant || !(await merchants.manages(merchantId, who))) throw refuse('NOT_FOUND')
    if ((await days.get(merchantId, day))?.state === 'closed') throw refuse('ALREADY_CLOSED')
    const last = await days.last(merchantId)
    if (day !== openDay(shanghaiDay(clock.now()), last)) throw refuse('NOT_THE_OPEN_DAY')
    for (const before of await days.openBefore(merchantId, day)) {
      await closeMerchantDay(given, merchantId, before.day, who)
    }
    const link = await closeMerchantDay(given, merchantId, day, who)
    if (!link) throw refuse('ALREADY_CLOSED')
    await audit.record({
      action: 'close-day',
      subject: merchantId,
      orgPath: merchant.orgPath,
      detail: `“${merchant.name}”日结 ${day}`,
    })
    return {
      day,
      closedAt: link.closedAt.toISOString(),
      totals: { uses: link.uses, undos: link.undos, amount: link.amount },
      hash: link.hash,
    }
  },
})
