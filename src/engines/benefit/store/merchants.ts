import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

export interface MerchantDoc {
  _id: string
  name: string
  /** The union that keeps the merchant. */
  orgId: string
  orgPath: string[]
  contact: string
  phone: Sealed
  /** Name of the account, bank and number, as JSON. */
  payee: Sealed
  state: 'active' | 'stopped'
  /** Raised with every manager that is taken away. */
  managersHeld?: number
}

export interface ShopDoc {
  _id: string
  merchantId: string
  name: string
  address: string
  hours: string
  phone?: string
  location?: { latitude: number; longitude: number }
  state: 'active' | 'stopped'
}

/** Somebody at a counter; `shopId:memberId`. */
export interface CashierDoc {
  _id: string
  shopId: string
  merchantId: string
  memberId: string
  role: 'cashier' | 'manager'
  since: Date
}

/** Somebody at the counter of a shop. */
export interface Counter {
  readonly cashier: CashierDoc
  readonly shop: ShopDoc
  readonly merchant: MerchantDoc
}

/** A code with which one person joins a shop; the id is its fingerprint. */
export interface InvitationDoc {
  _id: string
  shopId: string
  role: 'cashier' | 'manager'
  expiresAt: Date
}

export const merchants = collection<MerchantDoc>('benefit_merchants', [
  { key: { orgId: 1, name: 1 }, unique: true, name: 'merchant_name' },
  { key: { orgPath: 1, name: 1, _id: 1 } },
])
export const shops = collection<ShopDoc>('benefit_shops', [
  { key: { merchantId: 1, name: 1 }, unique: true, name: 'shop_name' },
  { key: { name: 1, _id: 1 } },
])
export const cashiers = collection<CashierDoc>('benefit_cashiers', [
  { key: { memberId: 1 } },
  { key: { merchantId: 1, role: 1 } },
])
export const invitations = collection<InvitationDoc>('benefit_invitations', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export type MerchantStore = ReturnType<typeof createMerchantStore>

export const createMerchantStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = merchants.of(db)
  const places = shops.of(db)
  const people = cashiers.of(db)
  return {
    get: (merchantId: string): Promise<MerchantDoc | null> => all.findOne({ _id: merchantId }, options),
    many: (ids: readonly string[]): Promise<MerchantDoc[]> =>
      all.find({ _id: { $in: [...ids] } }, options).toArray(),
    page: (
      scope: readonly string[],
      query: string | undefined,
      after: { readonly name: string; readonly id: string } | undefined,
      limit: number,
    ): Promise<MerchantDoc[]> =>
      all
        .find(
          {
            orgPath: { $in: [...scope] },
            ...(query !== undefined && { name: { $regex: escapeText(query) } }),
            ...(after && {
              $or: [{ name: { $gt: after.name } }, { name: after.name, _id: { $gt: after.id } }],
            }),
          },
          options,
        )
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    put: async (merchant: MerchantDoc): Promise<void> => {
      await all.replaceOne({ _id: merchant._id }, merchant, { ...options, upsert: true })
    },

    shop: (shopId: string): Promise<ShopDoc | null> => places.findOne({ _id: shopId }, options),
    shopsOf: (merchantIds: readonly string[]): Promise<ShopDoc[]> =>
      places
        .find({ merchantId: { $in: [...merchantIds] } }, options)
        .sort({ name: 1, _id: 1 })
        .limit(2_000)
        .toArray(),
    shopPage: (
      merchantIds: readonly string[],
      after: { readonly name: string; readonly id: string } | undefined,
      limit: number,
    ): Promise<ShopDoc[]> =>
      places
        .find(
          {
            merchantId: { $in: [...merchantIds] },
            state: 'active',
            ...(after && {
              $or: [{ name: { $gt: after.name } }, { name: after.name, _id: { $gt: after.id } }],
            }),
          },
          options,
        )
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** Number of open shops, and one name, by merchant. */
    shopCounts: async (merchantIds: readonly string[]) => {
      const found = await places
        .aggregate<{ _id: string; count: number; example: string }>(
          [
            { $match: { merchantId: { $in: [...merchantIds] }, state: 'active' } },
            { $group: { _id: '$merchantId', count: { $sum: 1 }, example: { $first: '$name' } } },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, count, example }) => [_id, { count, example }]))
    },
    putShop: async (shop: ShopDoc): Promise<void> => {
      await places.replaceOne({ _id: shop._id }, shop, { ...options, upsert: true })
    },

    cashier: (shopId: string, memberId: string): Promise<CashierDoc | null> =>
      people.findOne({ _id: `${shopId}:${memberId}` }, options),
    /** `shopId:memberId` → who stands at the counter, with the shop and its merchant; ids that are none are left out. */
    counters: async (ids: readonly string[]): Promise<Map<string, Counter>> => {
      // One look into each collection for all of them: joining them one by one costs ten times as much.
      const [found] = await people
        .aggregate<{ cashiers: CashierDoc[]; shops: ShopDoc[]; merchants: MerchantDoc[] }>(
          [
            { $match: { _id: { $in: [...ids] } } },
            {
              $group: {
                _id: null,
                cashiers: { $push: '$$ROOT' },
                shopIds: { $addToSet: '$shopId' },
                merchantIds: { $addToSet: '$merchantId' },
              },
            },
            { $lookup: { from: shops.name, localField: 'shopIds', foreignField: '_id', as: 'shops' } },
            {
              $lookup: {
                ...{ from: merchants.name, localField: 'merchantIds', foreignField: '_id' },
                as: 'merchants',
              },
            },
          ],
          options,
        )
        .toArray()
      const shopOf = new Map(found?.shops.map((shop) => [shop._id, shop]))
      const merchantOf = new Map(found?.merchants.map((merchant) => [merchant._id, merchant]))
      return new Map(
        found?.cashiers.flatMap((cashier) => {
          const shop = shopOf.get(cashier.shopId)
          const merchant = merchantOf.get(cashier.merchantId)
          return shop && merchant ? [[cashier._id, { cashier, shop, merchant }] as const] : []
        }),
      )
    },
    cashiersOf: (merchantId: string): Promise<CashierDoc[]> =>
      people.find({ merchantId }, options).sort({ since: 1 }).limit(1_000).toArray(),
    worksAt: (memberId: string): Promise<CashierDoc[]> =>
      people.find({ memberId }, options).limit(100).toArray(),
    /** A manager of any shop of the merchant. */
    manages: async (merchantId: string, memberId: string): Promise<boolean> =>
      (await people.findOne({ memberId, merchantId, role: 'manager' }, options)) !== null,
    putCashier: async (
      { shopId, merchantId, memberId, role }: Omit<CashierDoc, '_id' | 'since'>,
      since: Date,
    ): Promise<void> => {
      await people.updateOne(
        { _id: `${shopId}:${memberId}` },
        { $set: { role }, $setOnInsert: { shopId, merchantId, memberId, since } },
        { ...options, upsert: true },
      )
    },
    /** Of the changes that take a manager away one comes after another; runs in a transaction. */
    holdManagers: async (merchantId: string): Promise<void> => {
      await all.updateOne({ _id: merchantId }, { $inc: { managersHeld: 1 } }, options)
    },
    removeCashier: async (shopId: string, memberId: string): Promise<void> => {
      await people.deleteOne({ _id: `${shopId}:${memberId}` }, options)
    },

    invite: async (invitation: InvitationDoc): Promise<void> => {
      await invitations.of(db).insertOne(invitation, options)
    },
    /** Uses an invitation up. */
    takeInvitation: (id: string, now: Date): Promise<InvitationDoc | null> =>
      invitations.of(db).findOneAndDelete({ _id: id, expiresAt: { $gt: now } }, options),
  }
}
