import { closeMerchantDay } from '../../../src/engines/benefit/books/close-merchant-day'
import { due, free, promised } from '../../../src/engines/benefit/rules/accounts'
import { dayAfter } from '../../../src/engines/benefit/rules/days'
import { benefitServices } from '../../../src/engines/benefit/services'
import { cells } from '../../../src/engines/benefit/store/cells'
import { coupons, type CouponDoc } from '../../../src/engines/benefit/store/coupons'
import { days, tills, type TillDoc } from '../../../src/engines/benefit/store/days'
import { entries, ledgerDb, type EntryDoc } from '../../../src/engines/benefit/store/ledger'
import { movements, type MovementDoc } from '../../../src/engines/benefit/store/movements'
import { benefitPorts } from '../../../src/compose/benefit'
import { HOUSE } from '../../../src/kernel/caller'
import { inTransaction } from '../../../src/kernel/transaction'
import { addCampaign, addMerchant, DISTRICT, type BenefitHouse } from './house'

const WORTH = 5_000
const MERCHANTS = 70
const BATCH = 256
const AT_ONCE = 20 * BATCH
const FIRST_DAY = '2026-09-01'

/** A season as the engine would have left it: coupons given in commits of 256, three of five used at 70 merchants over
 *  the days, all days but the last closed by the engine itself. */
export const fillSeason = async (bench: BenefitHouse, vouchers: number): Promise<void> => {
  const { house, environment } = bench
  const dayCount = vouchers > 1_000_000 ? 90 : 20
  const merchantIds = []
  for (let n = 0; n < MERCHANTS; n += 1) merchantIds.push((await addMerchant(bench, n)).merchantId)
  const campaignId = await addCampaign(bench, merchantIds, vouchers)
  await cells.of(house.db).updateMany({ campaignId }, { $set: { left: 0 } })
  const calendar = [FIRST_DAY]
  while (calendar.length < dayCount) calendar.push(dayAfter(calendar.at(-1) ?? FIRST_DAY))
  const at = house.clock.now()
  const books = ledgerDb(house.client, house.db)
  const drawers = new Map<string, TillDoc>()
  for (let from = 0; from < vouchers; from += AT_ONCE) {
    const made: CouponDoc[] = []
    const moved: MovementDoc[] = []
    const posted: EntryDoc[] = []
    for (let n = from; n < Math.min(vouchers, from + AT_ONCE); n += 1) {
      const entryId = `issue:b_${Math.floor(n / BATCH)}`
      const used = n % 5 < 3
      const _id = `${campaignId}:mem_${n}:1`
      made.push({
        ...{
          _id,
          campaignId,
          memberId: `mem_${n}`,
          roundId: 'r1',
          entryId,
          worth: WORTH,
          released: 0,
          claimedAt: at,
        },
        ...(used
          ? { left: 0, used: WORTH, uses: 1, state: 'used' }
          : { left: WORTH, used: 0, uses: 0, state: 'held' }),
        useUntil: new Date(at.getTime() + 86_400_000),
      })
      if (n % BATCH === 0) {
        const count = Math.min(BATCH, vouchers - n)
        posted.push({
          ...{ _id: entryId, kind: 'issue', at, count },
          lines: [
            { account: free(campaignId), fen: -WORTH * count },
            { account: promised(campaignId), fen: WORTH * count },
          ],
        })
      }
      if (!used) continue
      const merchantId = merchantIds[n % MERCHANTS] ?? ''
      const day = calendar[Math.floor(n / MERCHANTS) % dayCount] ?? FIRST_DAY
      const id = `red_${String(n).padStart(22, '0')}`
      moved.push({
        ...{ _id: id, what: 'use', redemptionId: id, couponId: _id, campaignId, title: '加油券' },
        ...{
          memberId: `mem_${n}`,
          merchantId,
          shopId: 'shop_bench',
          cashierId: 'mem_cashier',
          payerId: DISTRICT,
        },
        ...{ day, at, amount: WORTH, released: 0, price: 20_000 },
      })
      posted.push({
        ...{ _id: `use:${id}`, kind: 'use', at, count: 1 },
        lines: [
          { account: promised(campaignId), fen: -WORTH },
          { account: due(merchantId, DISTRICT), fen: WORTH },
        ],
      })
      const key = `${merchantId}:${day}:mem_cashier`
      const till = drawers.get(key) ?? {
        ...{
          _id: key,
          merchantId,
          day,
          cashierId: 'mem_cashier',
          open: true,
          uses: 0,
          undos: 0,
          amount: 0,
          by: {},
        },
      }
      drawers.set(key, { ...till, uses: till.uses + 1, amount: till.amount + WORTH })
    }
    const quick = { ordered: false, writeConcern: { w: 1 } } as const
    await Promise.all([
      coupons.of(house.db).insertMany(made, quick),
      movements.of(house.db).insertMany(moved, quick),
      entries.of(books).insertMany(posted, quick),
    ])
  }
  await tills.of(house.db).insertMany([...drawers.values()])
  for (const merchantId of merchantIds) {
    await days.of(house.db).insertMany(
      calendar.map((day) => ({
        _id: `${merchantId}:${day}`,
        merchantId,
        day,
        state: 'open' as const,
        tills: 1,
      })),
    )
    for (const day of calendar.slice(0, -1)) {
      await inTransaction(house, HOUSE, (unit) =>
        closeMerchantDay(benefitServices(benefitPorts(environment), unit), merchantId, day, 'house'),
      )
    }
  }
}
