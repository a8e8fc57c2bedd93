import type { broadcast } from '../../../../src/engines/broadcast/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type B = typeof broadcast
const { ask, send } = engineOf<B>('broadcast')

export type Sent = OutputOf<B['listBroadcasts']>['items'][number]
export type BroadcastState = Sent['state']
export type Funnel = OutputOf<B['readFunnel']>
export type FunnelGroup = Funnel['groups'][number]
export type Which = NonNullable<InputOf<B['readFunnel']>['which']>
export type Counts = Funnel['counts']
export type ChannelCounts = NonNullable<Funnel['channels']>[number]
export type ChatChannel = ChannelCounts['channel']
export type Subtree = OutputOf<B['readSubtrees']>['items'][number]
export type Curve = OutputOf<B['readCurve']>
export type Compared = OutputOf<B['compareBroadcasts']>['items'][number]
export type AudienceInput = InputOf<B['countAudience']>['audience']
export type AudienceCount = OutputOf<B['countAudience']>
export type AudienceChoices = OutputOf<B['listAudienceChoices']>
export type SavedAudience = OutputOf<B['listAudiences']>['items'][number]
export type UnionSize = AudienceChoices['sizes'][number]['size']
export type Content = InputOf<B['preview']>['content']
export type Preview = OutputOf<B['preview']>
export type Length = Preview['robot']['body']
export type Draft = OutputOf<B['readDraft']>
export type DraftRow = OutputOf<B['listDrafts']>['items'][number]
export type SaveDraft = InputOf<B['saveDraft']>
export type Approval = OutputOf<B['listApprovals']>['items'][number]
export type AskedBack = OutputOf<B['listAskedBack']>['items'][number]
export type AskedState = AskedBack['state']
export type WayRow = OutputOf<B['listWays']>['items'][number]

export const countAudience = (audience: AudienceInput) => ask('countAudience', { audience })
export const listAudienceChoices = () => ask('listAudienceChoices', {})
export const listAudiences = () => ask('listAudiences', {})
export const saveAudience = (input: InputOf<B['saveAudience']>, key: string) =>
  send('saveAudience', input, key)
export const dropAudience = (audienceId: string, key: string) => send('dropAudience', { audienceId }, key)
export const startFile = (input: InputOf<B['startFile']>, key: string) => send('startFile', input, key)
export const saveDraft = (input: SaveDraft, key: string) => send('saveDraft', input, key)
export const listDrafts = (input: InputOf<B['listDrafts']>) => ask('listDrafts', input)
export const readDraft = (draftId: string) => ask('readDraft', { draftId })
export const dropDraft = (draftId: string, key: string) => send('dropDraft', { draftId }, key)
export const preview = (input: InputOf<B['preview']>) => ask('preview', input)
export const sendDraft = (input: InputOf<B['sendDraft']>, key: string) => send('sendDraft', input, key)
export const listApprovals = () => ask('listApprovals', {})
export const decideBroadcast = (input: InputOf<B['decideBroadcast']>, key: string) =>
  send('decideBroadcast', input, key)
export const pauseBroadcast = (broadcastId: string, key: string) =>
  send('pauseBroadcast', { broadcastId }, key)
export const resumeBroadcast = (broadcastId: string, key: string) =>
  send('resumeBroadcast', { broadcastId }, key)
export const stopBroadcast = (input: InputOf<B['stopBroadcast']>, key: string) =>
  send('stopBroadcast', input, key)
export const listBroadcasts = (input: InputOf<B['listBroadcasts']>) => ask('listBroadcasts', input)
export const readFunnel = (input: InputOf<B['readFunnel']>) => ask('readFunnel', input)
export const readSubtrees = (input: InputOf<B['readSubtrees']>) => ask('readSubtrees', input)
export const readCurve = (input: InputOf<B['readCurve']>) => ask('readCurve', input)
export const remindAdmins = (input: InputOf<B['remindAdmins']>, key: string) =>
  send('remindAdmins', input, key)
export const exportFunnel = (input: InputOf<B['exportFunnel']>) => ask('exportFunnel', input)
export const compareBroadcasts = (one: string, other: string) => ask('compareBroadcasts', { one, other })
export const listUnacknowledged = (input: InputOf<B['listUnacknowledged']>) =>
  ask('listUnacknowledged', input)
export const listAskedBack = (input: InputOf<B['listAskedBack']>) => ask('listAskedBack', input)
export const answerAskedBack = (input: InputOf<B['answerAskedBack']>, key: string) =>
  send('answerAskedBack', input, key)
export const closeAskedBack = (input: InputOf<B['closeAskedBack']>, key: string) =>
  send('closeAskedBack', input, key)
export const listWays = (input: InputOf<B['listWays']>) => ask('listWays', input)
export const saveWays = (input: InputOf<B['saveWays']>, key: string) => send('saveWays', input, key)
export const tryRobot = (groupId: string) => ask('tryRobot', { groupId })
export const readSettings = () => ask('readSettings', {})
export const saveSettings = (input: InputOf<B['saveSettings']>, key: string) =>
  send('saveSettings', input, key)
