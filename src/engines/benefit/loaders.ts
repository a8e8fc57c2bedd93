import { HOUSE } from '../../kernel/caller'
import { readTogether } from '../../kernel/read-together'
import { unitOf } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import type { BenefitPorts } from './ports'
import { createCampaignStore, type CampaignDoc } from './store/campaigns'
import { createCellStore, type Sum } from './store/cells'
import { createCouponStore, type CouponDoc } from './store/coupons'
import { createListStore } from './store/lists'
import { createMerchantStore, type Counter } from './store/merchants'

/** Single records that hundreds ask for at the same moment, read as one. Never inside a transaction. */
export interface Loaders {
  /** Facts of another engine; made once, because making them for each call cost as much as asking them. */
  readonly people: Facts
  campaign(campaignId: string): Promise<CampaignDoc | undefined>
  standing(memberId: string): Promise<MemberStanding | undefined>
  /** Industry, tags and name of a union. */
  trait(orgId: string): Promise<Trait | undefined>
  /** `listId:memberId` → whether it is on the list. */
  listed(pair: string): Promise<boolean | undefined>
  /** `shopId:memberId` → who stands at the counter, with the shop and its merchant. */
  counter(id: string): Promise<Counter | undefined>
  coupon(couponId: string): Promise<CouponDoc | undefined>
  /** How many open shops a merchant has, and the name of one. */
  shops(merchantId: string): Promise<ShopCount | undefined>
  /** What a campaign still holds. */
  sums(campaignId: string): Promise<readonly Sum[] | undefined>
}

export interface ShopCount {
  readonly count: number
  readonly example: string
}

type Facts = ReturnType<BenefitPorts['people']>
type MapValue<M> = M extends ReadonlyMap<string, infer V> ? V : never
export type MemberStanding = MapValue<Awaited<ReturnType<Facts['standings']>>>
export type Trait = MapValue<Awaited<ReturnType<Facts['traits']>>>

const kept = new WeakMap<House['db'], Loaders>()

/** One set for a house: calls that come together share it. */
export const loadersOf = (ports: BenefitPorts, house: House): Loaders => {
  const known = kept.get(house.db)
  if (known) return known
  const unit = unitOf(house, HOUSE)
  const people = ports.people(unit)
  const campaigns = createCampaignStore(unit)
  const cells = createCellStore(unit, () => 0)
  const coupons = createCouponStore(unit)
  const lists = createListStore(unit)
  const merchants = createMerchantStore(unit)
  const made: Loaders = {
    people,
    campaign: readTogether(
      async (ids) => new Map((await campaigns.many(ids)).map((campaign) => [campaign._id, campaign])),
    ),
    standing: readTogether((ids) => people.standings(ids)),
    trait: readTogether((ids) => people.traits(ids)),
    listed: readTogether(async (pairs) => {
      const held = await lists.holds(pairs)
      return new Map(pairs.map((pair) => [pair, held.has(pair)]))
    }),
    counter: readTogether((ids) => merchants.counters(ids)),
    coupon: readTogether(
      async (ids) => new Map((await coupons.many(ids)).map((coupon) => [coupon._id, coupon])),
    ),
    shops: readTogether((ids) => merchants.shopCounts(ids)),
    sums: readTogether(async (ids) => {
      const found = await cells.sums(ids)
      return new Map(ids.map((id) => [id, found.filter(({ campaignId }) => campaignId === id)]))
    }),
  }
  kept.set(house.db, made)
  return made
}
