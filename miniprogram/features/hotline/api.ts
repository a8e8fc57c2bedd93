import type { hotline } from '../../../src/engines/hotline/contract'
import { engineOf, type InputOf, type OutputOf } from '../../platform/engine'

export { listMyBookings, listMyCases, type CaseRow } from './duty-api'

type Hotline = typeof hotline
const { ask, send } = engineOf<Hotline>('hotline')

export type Service = OutputOf<Hotline['listServices']>['items'][number]
export type Matter = Service['matters'][number]
export type Adviser = OutputOf<Hotline['listAdvisers']>['items'][number]
export type Card = OutputOf<Hotline['readContactCard']>
export type Wish = InputOf<Hotline['searchFreeTimes']>['wish']
export type Way = Wish['way']
export type FreeTimes = OutputOf<Hotline['searchFreeTimes']>
export type FreeDay = FreeTimes['days'][number]
export type SlotsOfDay = OutputOf<Hotline['listSlots']>
export type Slot = SlotsOfDay['slots'][number]
export type Booking = OutputOf<Hotline['readBooking']>['booking']
export type Wait = OutputOf<Hotline['listMyWaits']>['items'][number]
export type Callback = OutputOf<Hotline['listMyCallbacks']>['items'][number]
export type CallStep = OutputOf<Hotline['startCall']>['step']
export type CaseView = OutputOf<Hotline['readCase']>
export type CaseEntry = CaseView['entries'][number]
export type ChatHead = OutputOf<Hotline['readChat']>['chat']
export type ChatMessage = OutputOf<Hotline['readChat']>['messages'][number]
export type ChatFileKind = NonNullable<ChatMessage['file']>['kind']
export type GoodHours = NonNullable<InputOf<Hotline['requestCallback']>['goodHours']>

export const listServices = () => ask('listServices', {})
export const readContactCard = (serviceId: string | undefined) =>
  ask('readContactCard', serviceId === undefined ? {} : { serviceId })
export const listAdvisers = (serviceId: string) => ask('listAdvisers', { serviceId })

export const searchFreeTimes = (input: InputOf<Hotline['searchFreeTimes']>) => ask('searchFreeTimes', input)
export const listSlots = (wish: Wish, day: string) => ask('listSlots', { wish, day })
export const holdSlot = (input: InputOf<Hotline['holdSlot']>, key: string) => send('holdSlot', input, key)
export const confirmBooking = (input: InputOf<Hotline['confirmBooking']>, key: string) =>
  send('confirmBooking', input, key)
export const releaseHold = (input: InputOf<Hotline['releaseHold']>, key: string) =>
  send('releaseHold', input, key)
export const changeBooking = (input: InputOf<Hotline['changeBooking']>, key: string) =>
  send('changeBooking', input, key)
export const cancelBooking = (input: InputOf<Hotline['cancelBooking']>, key: string) =>
  send('cancelBooking', input, key)
export const readBooking = (bookingId: string) => ask('readBooking', { bookingId })
export const checkIn = (input: InputOf<Hotline['checkIn']>, key: string) => send('checkIn', input, key)
export const appealMissed = (input: InputOf<Hotline['appealMissed']>, key: string) =>
  send('appealMissed', input, key)
export const joinWaitlist = (input: InputOf<Hotline['joinWaitlist']>, key: string) =>
  send('joinWaitlist', input, key)
export const listMyWaits = () => ask('listMyWaits', {})
export const leaveWaitlist = (input: InputOf<Hotline['leaveWaitlist']>, key: string) =>
  send('leaveWaitlist', input, key)
export const markNoticesRead = (upTo: string) => ask('markNoticesRead', { upTo })

export const startCall = (input: InputOf<Hotline['startCall']>, key: string) => send('startCall', input, key)
export const reportNoAnswer = (input: InputOf<Hotline['reportNoAnswer']>, key: string) =>
  send('reportNoAnswer', input, key)
export const reportTalked = (input: InputOf<Hotline['reportTalked']>, key: string) =>
  send('reportTalked', input, key)
export const readOpenCall = () => ask('readOpenCall', {})
export const requestCallback = (input: InputOf<Hotline['requestCallback']>, key: string) =>
  send('requestCallback', input, key)
export const cancelCallback = (input: InputOf<Hotline['cancelCallback']>, key: string) =>
  send('cancelCallback', input, key)
export const listMyCallbacks = () => ask('listMyCallbacks', {})

export const readCase = (caseId: string) => ask('readCase', { caseId })
export const rateCase = (input: InputOf<Hotline['rateCase']>, key: string) => send('rateCase', input, key)
export const reopenCase = (input: InputOf<Hotline['reopenCase']>, key: string) =>
  send('reopenCase', input, key)
export const readClaim = (claim: string) => ask('readClaim', { claim })
export const claimCase = (input: InputOf<Hotline['claimCase']>, key: string) => send('claimCase', input, key)

export const openChat = (input: InputOf<Hotline['openChat']>, key: string) => send('openChat', input, key)
export const readChat = (input: InputOf<Hotline['readChat']>) => ask('readChat', input)
export const sendMessage = (input: InputOf<Hotline['sendMessage']>, key: string) =>
  send('sendMessage', input, key)
export const markChatRead = (caseId: string, position: number) => ask('markChatRead', { caseId, position })
export const startChatFile = (input: InputOf<Hotline['startChatFile']>, key: string) =>
  send('startChatFile', input, key)
export const openChatFile = (caseId: string, fileId: string) => ask('openChatFile', { caseId, fileId })
