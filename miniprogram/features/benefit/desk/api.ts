import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'
import type { Benefit } from '../api'

const { ask, send } = engineOf<Benefit>('benefit')

export type CampaignRow = OutputOf<Benefit['listStaffCampaigns']>['items'][number]
export type CampaignState = CampaignRow['state']
export type StaffCampaign = OutputOf<Benefit['readStaffCampaign']>
export type Terms = InputOf<Benefit['saveCampaign']>['terms']
export type Rule = Terms['rules'][number]
export type RoundTerms = Terms['rounds'][number]
export type Preview = OutputOf<Benefit['previewCampaign']>
export type Change = InputOf<Benefit['proposeChange']>['change']
export type MerchantRow = OutputOf<Benefit['listMerchants']>['items'][number]
export type Merchant = OutputOf<Benefit['readMerchant']>
export type MerchantInput = InputOf<Benefit['saveMerchant']>['merchant']
export type ShopInput = InputOf<Benefit['saveShop']>['shop']
export type Unsettled = OutputOf<Benefit['listUnsettled']>['items'][number]
export type PeopleList = OutputOf<Benefit['listPeopleLists']>['items'][number]

export const listStaffCampaigns = (input: InputOf<Benefit['listStaffCampaigns']>) =>
  ask('listStaffCampaigns', input)
export const readStaffCampaign = (campaignId: string) => ask('readStaffCampaign', { campaignId })
export const previewCampaign = (campaignId: string) => ask('previewCampaign', { campaignId })
export const saveCampaign = (input: InputOf<Benefit['saveCampaign']>, key: string) =>
  send('saveCampaign', input, key)
export const submitCampaign = (input: InputOf<Benefit['submitCampaign']>, key: string) =>
  send('submitCampaign', input, key)
export const decideCampaign = (input: InputOf<Benefit['decideCampaign']>, key: string) =>
  send('decideCampaign', input, key)
export const pauseCampaign = (input: InputOf<Benefit['pauseCampaign']>, key: string) =>
  send('pauseCampaign', input, key)
export const proposeChange = (input: InputOf<Benefit['proposeChange']>, key: string) =>
  send('proposeChange', input, key)
export const listMerchants = (input: InputOf<Benefit['listMerchants']>) => ask('listMerchants', input)
export const readMerchant = (merchantId: string) => ask('readMerchant', { merchantId })
export const saveMerchant = (input: InputOf<Benefit['saveMerchant']>, key: string) =>
  send('saveMerchant', input, key)
export const saveShop = (input: InputOf<Benefit['saveShop']>, key: string) => send('saveShop', input, key)
export const inviteCashier = (input: InputOf<Benefit['inviteCashier']>, key: string) =>
  send('inviteCashier', input, key)
export const listUnsettled = () => ask('listUnsettled', {})
export const drawUpSettlement = (input: InputOf<Benefit['drawUpSettlement']>, key: string) =>
  send('drawUpSettlement', input, key)
export const listSettlements = (input: InputOf<Benefit['listSettlements']>) => ask('listSettlements', input)
export const markPaid = (input: InputOf<Benefit['markPaid']>, key: string) => send('markPaid', input, key)
export const listPeopleLists = () => ask('listPeopleLists', {})
export const readPeopleList = (input: InputOf<Benefit['readPeopleList']>) => ask('readPeopleList', input)
export const savePeopleList = (input: InputOf<Benefit['savePeopleList']>, key: string) =>
  send('savePeopleList', input, key)
export const changePeopleList = (input: InputOf<Benefit['changePeopleList']>, key: string) =>
  send('changePeopleList', input, key)
