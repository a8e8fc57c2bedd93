import type { hotline } from '../../../../src/engines/hotline/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type Hotline = typeof hotline
const { ask, send } = engineOf<Hotline>('hotline')

export type MyDesk = OutputOf<Hotline['readMyDesk']>
export type DeskBooking = MyDesk['bookings'][number]
export type DeskCallback = MyDesk['callbacks'][number]
export type DeskChat = MyDesk['chats'][number]
export type DutyShift = MyDesk['shifts'][number]
export type CaseRow = OutputOf<Hotline['listCases']>['items'][number]
export type Colleague = OutputOf<Hotline['listColleagues']>['items'][number]
export type Desks = OutputOf<Hotline['listDesks']>
export type Desk = Desks['desks'][number]
export type DeskService = Desks['services'][number]
export type AdviserRow = OutputOf<Hotline['listAllAdvisers']>['items'][number]
export type Rule = OutputOf<Hotline['listRules']>['items'][number]
export type Pattern = Rule['pattern']
export type RosterDay = OutputOf<Hotline['listRoster']>['days'][number]
export type Shift = RosterDay['shifts'][number]
export type Touched = OutputOf<Hotline['coverShift']>['touched'][number]
export type BookingAfter = OutputOf<Hotline['assignCase']>['bookings'][number]
export type Holiday = OutputOf<Hotline['listHolidays']>['items'][number]
export type NotedCall = NonNullable<OutputOf<Hotline['openOutsideCase']>['noted']>
export type KnownCase = OutputOf<Hotline['openOutsideCase']>['known'][number]
export type Leave = OutputOf<Hotline['listLeaves']>['items'][number]
export type Alarm = OutputOf<Hotline['listAlarms']>['items'][number]
export type CaseClock = OutputOf<Hotline['listCaseClocks']>['items'][number]
export type Appeal = OutputOf<Hotline['listAppeals']>['items'][number]
export type RuleInput = InputOf<Hotline['saveRule']>
export type AdviserInput = InputOf<Hotline['saveAdviser']>
export type ServiceInput = InputOf<Hotline['saveService']>
export type Outcome = InputOf<Hotline['closeCase']>['outcome']

const page = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })
/** A command of the hotline: input and idempotency key. */
const command =
  <K extends Parameters<typeof send>[0]>(operation: K) =>
  (input: InputOf<Hotline[K]>, key: string): Promise<OutputOf<Hotline[K]>> =>
    send(operation, input, key)

// ── the adviser's own ──
export const readMyDesk = () => ask('readMyDesk', {})
export const listDeskBookings = (day: string) => ask('listDeskBookings', { day })
export const checkInGuest = command('checkInGuest')
export const finishBooking = command('finishBooking')
export const takeCallback = command('takeCallback')
export const revealCallbackPhone = (callbackId: string) => ask('revealCallbackPhone', { callbackId })
export const logCallback = command('logCallback')
export const passCallback = command('passCallback')
export const takeChat = command('takeChat')
export const listColleagues = (serviceId: string) => ask('listColleagues', { serviceId })
export const createCalendarLink = command('createCalendarLink')
export const takeLeave = command('takeLeave')
export const openOutsideCase = command('openOutsideCase')
export const listCases = (state: 'open' | 'closed', cursor: string | undefined) =>
  ask('listCases', { state, ...page(cursor) })
export const addCaseNote = command('addCaseNote')
export const nameOnCase = command('nameOnCase')
export const handOverCase = command('handOverCase')
export const setNextStep = command('setNextStep')
export const closeCase = command('closeCase')

// ── staff ──
export const listDesks = () => ask('listDesks', {})
export const saveService = command('saveService')
export const saveDesk = command('saveDesk')
export const listAllAdvisers = () => ask('listAllAdvisers', {})
export const startPortrait = command('startPortrait')
export const saveAdviser = command('saveAdviser')
export const listRules = () => ask('listRules', {})
export const saveRule = command('saveRule')
export const endRule = command('endRule')
export const listRoster = (from: string, days: number, deskId: string | undefined) =>
  ask('listRoster', { from, days, ...(deskId === undefined ? {} : { deskId }) })
export const coverShift = command('coverShift')
export const listLeaves = () => ask('listLeaves', {})
export const saveLeave = command('saveLeave')
export const endLeave = command('endLeave')
export const listHolidays = (year: number) => ask('listHolidays', { year })
export const saveHoliday = command('saveHoliday')
export const showDeskCode = (deskId: string) => ask('showDeskCode', { deskId })
/** All of them, those that are late, those that nobody has. */
export type ClockSide = 'all' | 'late' | 'nobody'
export const listCaseClocks = (side: ClockSide, cursor: string | undefined) =>
  ask('listCaseClocks', { late: side === 'late', nobody: side === 'nobody', ...page(cursor) })
export const listAlarms = (settled: boolean, cursor: string | undefined) =>
  ask('listAlarms', { settled, ...page(cursor) })
export const settleAlarm = command('settleAlarm')
export const assignCallback = command('assignCallback')
export const assignCase = command('assignCase')
export const listAppeals = () => ask('listAppeals', {})
export const decideAppeal = command('decideAppeal')
