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
export type MyQuestion = NonNullable<OpenGroup['questions']>[number]
export type Correction = OutputOf<Broadcast['readCorrection']>
export type Shared = OutputOf<Broadcast['readShare']>

export const searchFeed = (input: InputOf<Broadcast['searchFeed']>) => ask('searchFeed', input)
export const findDay = (groupId: string, day: string) => ask('findDay', { groupId, day })
export const readCorrection = (groupId: string, itemId: string) => ask('readCorrection', { groupId, itemId })
export const readShare = (token: string) => ask('readShare', { token })
export const shareItem = (groupId: string, itemId: string) => ask('shareItem', { groupId, itemId })
export const enterFromGroup = (input: InputOf<Broadcast['enterFromGroup']>, key: string) =>
  send('enterFromGroup', input, key)
export const askBack = (input: InputOf<Broadcast['askBack']>, key: string) => send('askBack', input, key)
