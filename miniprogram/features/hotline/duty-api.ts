import type { hotline } from '../../../src/engines/hotline/contract'
import { engineOf, type OutputOf } from '../../platform/engine'
import { hearServer } from './server-clock'

type Hotline = typeof hotline
const { ask } = engineOf<Hotline>('hotline')

export type Duty = OutputOf<Hotline['readDutyCard']>['items'][number]
export type DutyToday = OutputOf<Hotline['readDutyCard']>
export type Notices = OutputOf<Hotline['listNotices']>
export type BookingRow = OutputOf<Hotline['listMyBookings']>['items'][number]
export type CaseRow = OutputOf<Hotline['listMyCases']>['items'][number]

/** What the tabs need of the hotline; the rest is in api.ts and stays out of the main package. */
export const readDuty = async (): Promise<DutyToday> => {
  const answer = await ask('readDutyCard', {})
  hearServer(answer.at)
  return answer
}
export const listMyBookings = async (past: boolean, cursor?: string) => {
  const answer = await ask('listMyBookings', { past, ...(cursor !== undefined && { cursor }) })
  hearServer(answer.at)
  return answer
}
export const listMyCases = (cursor: string | undefined) =>
  ask('listMyCases', cursor === undefined ? {} : { cursor })
export const listNotices = (cursor?: string) => ask('listNotices', cursor === undefined ? {} : { cursor })
