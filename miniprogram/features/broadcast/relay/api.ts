import type { broadcast } from '../../../../src/engines/broadcast/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type B = typeof broadcast
const { ask, send } = engineOf<B>('broadcast')

export type Packs = OutputOf<B['listRelayPacks']>
export type Pack = Packs['items'][number]
export type Deputies = OutputOf<B['listDeputies']>
export type Deputy = Deputies['deputies'][number]

export const listRelayPacks = () => ask('listRelayPacks', {})
export const takeRelay = (packId: string) => ask('takeRelay', { packId })
export const listDeputies = () => ask('listDeputies', {})
export const findDeputies = (groupId: string, text: string) => ask('findDeputies', { groupId, text })
export const nameDeputy = (input: InputOf<B['nameDeputy']>, key: string) => send('nameDeputy', input, key)
export const endDeputy = (input: InputOf<B['endDeputy']>, key: string) => send('endDeputy', input, key)
export const labelGroup = (input: InputOf<B['labelGroup']>, key: string) => send('labelGroup', input, key)
