import type { broadcast } from '../../../../src/engines/broadcast/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type B = typeof broadcast
const { ask, send } = engineOf<B>('broadcast')

export type Sent = OutputOf<B['listBroadcasts']>['items'][number]
export type Funnel = OutputOf<B['readFunnel']>
export type FunnelGroup = Funnel['groups'][number]
export type Counts = Funnel['counts']
export type AudienceInput = InputOf<B['countAudience']>['audience']
export type AudienceCount = OutputOf<B['countAudience']>
export type SendGuide = InputOf<B['sendGuide']>

export const countAudience = (audience: AudienceInput) => ask('countAudience', { audience })
export const sendGuide = (input: SendGuide, key: string) => send('sendGuide', input, key)
export const listBroadcasts = (input: InputOf<B['listBroadcasts']>) => ask('listBroadcasts', input)
export const readFunnel = (input: InputOf<B['readFunnel']>) => ask('readFunnel', input)
export const listUnacknowledged = (input: InputOf<B['listUnacknowledged']>) =>
  ask('listUnacknowledged', input)
