import type { benefit } from '../../../src/engines/benefit/contract'
import { engineOf, type InputOf, type OutputOf } from '../../platform/engine'

export type Benefit = typeof benefit
const { ask, send } = engineOf<Benefit>('benefit')

export type CampaignCard = OutputOf<Benefit['listCampaigns']>['items'][number]
export type Campaign = OutputOf<Benefit['readCampaign']>
export type Round = CampaignCard['rounds'][number]
export type Kind = CampaignCard['kind']
export type ClaimAnswer = OutputOf<Benefit['readClaim']>
export type Coupon = OutputOf<Benefit['readCoupon']>
export type MyBenefits = OutputOf<Benefit['listMyBenefits']>
export type HeldCoupon = MyBenefits['have'][number]
export type Waiting = MyBenefits['waiting'][number]
export type PastCoupon = OutputOf<Benefit['listMyHistory']>['items'][number]
export type Shop = OutputOf<Benefit['listShops']>['items'][number]
export type Code = OutputOf<Benefit['showCode']>

export const listCampaigns = () => ask('listCampaigns', {})
export const readCampaign = (campaignId: string) => ask('readCampaign', { campaignId })
export const readClaim = (campaignId: string) => ask('readClaim', { campaignId })
export const claimCoupon = (input: InputOf<Benefit['claimCoupon']>, key: string) =>
  send('claimCoupon', input, key)
export const joinWaitingList = (input: InputOf<Benefit['joinWaitingList']>, key: string) =>
  send('joinWaitingList', input, key)
export const leaveWaitingList = (input: InputOf<Benefit['leaveWaitingList']>, key: string) =>
  send('leaveWaitingList', input, key)
export const listMyBenefits = () => ask('listMyBenefits', {})
export const listMyHistory = (cursor: string | undefined) =>
  ask('listMyHistory', cursor === undefined ? {} : { cursor })
export const readCoupon = (couponId: string) => ask('readCoupon', { couponId })
export const showCode = (couponId: string) => ask('showCode', { couponId })
export const returnCoupon = (input: InputOf<Benefit['returnCoupon']>, key: string) =>
  send('returnCoupon', input, key)
export const listShops = (campaignId: string | undefined, cursor: string | undefined) =>
  ask('listShops', {
    ...(campaignId !== undefined && { campaignId }),
    ...(cursor !== undefined && { cursor }),
  })
export const joinShop = (input: InputOf<Benefit['joinShop']>, key: string) => send('joinShop', input, key)
