import type { hotline } from '../../../src/engines/hotline/contract'
import { engineOf, type OutputOf } from '../../platform/engine'
import { hearServer } from './server-clock'

type Hotline = typeof hotline
const { ask } = engineOf<Hotline>('hotline')

export type Duty = OutputOf<Hotline['readDutyCard']>['items'][number]
export type DutyToday = OutputOf<Hotline['readDutyCard']>
export type Notices = OutputOf<Hotline['listNotices']>

/** What the home page needs of the hotline; the rest is in api.ts and stays out of the main package. */
export const readDuty = async (): Promise<DutyToday> => {
  const answer = await ask('readDutyCard', {})
  hearServer(answer.at)
  return answer
}
export const listNotices = (cursor?: string) => ask('listNotices', cursor === undefined ? {} : { cursor })
