import { shanghaiDay } from '../../../kernel/time'
import { merchantForManager } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { openDay } from '../rules/days'
import { operation } from '../services'

const PAGE = 31

export const listClosedDays = operation(
  benefit.listClosedDays,
  async ({ input, caller, merchants, days, ledger, clock }) => {
    const merchant = await merchantForManager(merchants, caller, input.merchantId, 'staff', 'auditor')
    const found = await days.closed(merchant._id, input.cursor, PAGE + 1)
    const page = found.slice(0, PAGE)
    const links = new Map(
      (await ledger.linksOf(page.flatMap(({ link }) => link ?? []))).map((link) => [link._id, link]),
    )
    const day = openDay(shanghaiDay(clock.now()), await days.last(merchant._id))
    const tills = await days.tills(merchant._id, day)
    const last = found.length > PAGE ? page.at(-1) : undefined
    return {
      items: page.flatMap((closed) => {
        const link = links.get(closed.link ?? '')
        if (!link) return []
        const { uses, undos, amount, hash, closedAt } = link
        const settlementId = closed.byPayer?.find((part) => part.settlementId !== undefined)?.settlementId
        return [
          {
            day: closed.day,
            closedAt: closedAt.toISOString(),
            totals: { uses, undos, amount },
            hash,
            ...(settlementId !== undefined && { settlementId }),
          },
        ]
      }),
      ...(last && { next: last.day }),
      open: {
        day,
        totals: {
          uses: tills.reduce((sum, till) => sum + till.uses, 0),
          undos: tills.reduce((sum, till) => sum + till.undos, 0),
          amount: tills.reduce((sum, till) => sum + till.amount, 0),
        },
      },
    }
  },
)
