import type { membership } from '../../../src/engines/membership/contract'
import { engineOf, type InputOf, type OutputOf } from '../../platform/engine'

type Membership = typeof membership
const { ask, send } = engineOf<Membership>('membership')

export type Me = OutputOf<Membership['whoAmI']>
export type Role = Me['roles'][number]['role']
export type Consent = OutputOf<Membership['listConsents']>['items'][number]
export type Look = OutputOf<Membership['listLooks']>['items'][number]
export type Binding = OutputOf<Membership['bindBySmsCode']>

export const whoAmI = () => ask('whoAmI', {})
export const requestSmsCode = (phone: string) => ask('requestSmsCode', { phone })
export const bindBySmsCode = (input: InputOf<Membership['bindBySmsCode']>, key: string) =>
  send('bindBySmsCode', input, key)
export const bindByPhoneCode = (input: InputOf<Membership['bindByPhoneCode']>, key: string) =>
  send('bindByPhoneCode', input, key)
export const bindByIdentity = (input: InputOf<Membership['bindByIdentity']>, key: string) =>
  send('bindByIdentity', input, key)
export const objectToRebind = (input: InputOf<Membership['objectToRebind']>, key: string) =>
  send('objectToRebind', input, key)
export const bindGroup = (input: InputOf<Membership['bindGroup']>, key: string) =>
  send('bindGroup', input, key)
export const findGroupHere = (cloudId: string) => ask('findGroupHere', { cloudId })
export const listConsents = () => ask('listConsents', {})
export const giveConsent = (input: InputOf<Membership['giveConsent']>, key: string) =>
  send('giveConsent', input, key)
export const withdrawConsent = (input: InputOf<Membership['withdrawConsent']>, key: string) =>
  send('withdrawConsent', input, key)
export const listLooks = (cursor: string | undefined) =>
  ask('listLooks', cursor === undefined ? {} : { cursor })
export const exportMyData = () => ask('exportMyData', {})
export const leave = (input: InputOf<Membership['leave']>, key: string) => send('leave', input, key)
