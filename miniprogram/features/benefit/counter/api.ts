import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'
import type { Benefit } from '../api'

const { ask, send } = engineOf<Benefit>('benefit')

export type MyShop = OutputOf<Benefit['listMyShops']>['items'][number]
export type CodeCheck = OutputOf<Benefit['checkCode']>
export type Redeemed = OutputOf<Benefit['redeem']>
export type ShopDay = OutputOf<Benefit['readShopDay']>
export type Movement = ShopDay['movements'][number]
export type Totals = ShopDay['totals']
export type ClosedDay = OutputOf<Benefit['listClosedDays']>['items'][number]
export type Cashier = OutputOf<Benefit['listCashiers']>['items'][number]
export type SettlementRow = OutputOf<Benefit['listSettlements']>['items'][number]
export type Settlement = OutputOf<Benefit['readSettlement']>

export const listMyShops = () => ask('listMyShops', {})
export const checkCode = (shopId: string, code: string) => ask('checkCode', { shopId, code })
export const redeem = (input: InputOf<Benefit['redeem']>, key: string) => send('redeem', input, key)
export const undoRedemption = (input: InputOf<Benefit['undoRedemption']>, key: string) =>
  send('undoRedemption', input, key)
export const readShopDay = (shopId: string, day: string | undefined, cursor: string | undefined) =>
  ask('readShopDay', {
    shopId,
    ...(day !== undefined && { day }),
    ...(cursor !== undefined && { cursor }),
  })
export const closeDay = (input: InputOf<Benefit['closeDay']>, key: string) => send('closeDay', input, key)
export const listClosedDays = (merchantId: string, cursor: string | undefined) =>
  ask('listClosedDays', { merchantId, ...(cursor !== undefined && { cursor }) })
export const listCashiers = (merchantId: string) => ask('listCashiers', { merchantId })
export const inviteCashier = (input: InputOf<Benefit['inviteCashier']>, key: string) =>
  send('inviteCashier', input, key)
export const removeCashier = (input: InputOf<Benefit['removeCashier']>, key: string) =>
  send('removeCashier', input, key)
export const listSettlements = (input: InputOf<Benefit['listSettlements']>) => ask('listSettlements', input)
export const readSettlement = (settlementId: string, cursor: string | undefined) =>
  ask('readSettlement', { settlementId, ...(cursor !== undefined && { cursor }) })
export const exportSettlement = (input: InputOf<Benefit['exportSettlement']>, key: string) =>
  send('exportSettlement', input, key)
