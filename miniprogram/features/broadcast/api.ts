import type { broadcast } from '../../../src/engines/broadcast/contract'
import { engineOf, type InputOf, type OutputOf } from '../../platform/engine'

type Broadcast = typeof broadcast
const { ask, send } = engineOf<Broadcast>('broadcast')

export type GroupRow = OutputOf<Broadcast['listMyGroups']>['items'][number]
export type OpenGroup = OutputOf<Broadcast['openGroup']>
export type FeedItem = OutputOf<Broadcast['readFeed']>['items'][number]
export type Waiting = OutputOf<Broadcast['listWaiting']>['items'][number]

export const listMyGroups = () => ask('listMyGroups', {})
export const openGroup = (groupId: string) => ask('openGroup', { groupId })
export const readFeed = (input: InputOf<Broadcast['readFeed']>) => ask('readFeed', input)
export const markRead = (groupId: string, position: number) => ask('markRead', { groupId, position })
export const openItem = (groupId: string, itemId: string) => ask('openItem', { groupId, itemId })
export const acknowledge = (input: InputOf<Broadcast['acknowledge']>, key: string) =>
  send('acknowledge', input, key)
export const listWaiting = () => ask('listWaiting', {})
