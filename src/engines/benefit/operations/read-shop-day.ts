import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { atCounter } from '../counter/at-counter'
import { movementView } from '../counter/movement-view'
import { benefit } from '../contract'
import { readMoment, writeCursor } from '../rules/cursor'
import { openDay } from '../rules/days'
import { operation } from '../services'
import type { MovementSum } from '../store/movements'

const PAGE = 30

const totalsOf = ({ uses, undos, amount }: MovementSum) => ({ uses, undos, amount })

/** A cashier sees the own line, a manager the whole shop. */
export const readShopDay = operation(benefit.readShopDay, async (given) => {
  const { input, caller, loaders, movements, days, people, clock } = given
  const { shop, merchant, cashier } = await atCounter(loaders, caller, input.shopId)
  const before = input.cursor === undefined ? undefined : readMoment(input.cursor)
  if (input.cursor !== undefined && !before) {
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  }
  const now = clock.now()
  const day = input.day ?? openDay(shanghaiDay(now), await days.last(merchant._id))
  const own = cashier.role === 'cashier' ? cashier.memberId : undefined
  const filter = { shopId: shop._id, day, ...(own !== undefined && { cashierId: own }) }
  // One session reads one thing after the other.
  const state = (await days.get(merchant._id, day))?.state
  const byCampaign = await movements.sumsBy('campaignId', filter)
  const byCashier = await movements.sumsBy('cashierId', filter)
  const found = await movements.pageOfShop(shop._id, day, own, before, PAGE + 1)
  const page = found.slice(0, PAGE)
  const names = await people.namesOf([
    ...new Set([...byCashier.map(({ _id }) => _id), ...page.map(({ cashierId }) => cashierId)]),
  ])
  const view = { people: names, shops: new Map([[shop._id, shop.name]]) }
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    shopId: shop._id,
    shopName: shop.name,
    role: cashier.role,
    day,
    closed: state === 'closed',
    totals: {
      uses: byCashier.reduce((sum, one) => sum + one.uses, 0),
      undos: byCashier.reduce((sum, one) => sum + one.undos, 0),
      amount: byCashier.reduce((sum, one) => sum + one.amount, 0),
    },
    byCampaign: byCampaign.map((sum) => ({ campaignId: sum._id, title: sum.title, totals: totalsOf(sum) })),
    byCashier: byCashier.map((sum) => ({
      memberId: sum._id,
      name: names.get(sum._id) ?? '已退出',
      totals: totalsOf(sum),
    })),
    movements: page.map((movement) => movementView(movement, view, now, () => true)),
    ...(last && { next: writeCursor(last.at.toISOString(), last._id) }),
  }
})
