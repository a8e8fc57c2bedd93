import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { deliveryId } from '../store/deliveries'
import { relayGroup } from './relay-groups'

/** What somebody says is kept apart from what is proven: `said` until a person comes in from the group. */
export const takeRelay = operation(broadcast.takeRelay, async (given) => {
  const { input, caller, clock, broadcasts, deliveries, packs } = given
  const [broadcastId = '', groupId = ''] = input.packId.split(':')
  await relayGroup(given, caller, groupId)
  const sent = await broadcasts.get(broadcastId)
  const before = await deliveries.get(broadcastId, groupId)
  if (!sent || before?.chat?.channel !== 'relay') throw refuse('NOT_FOUND')
  const now = clock.now()
  if (before.chat.state !== 'confirmed' && before.chat.state !== 'said') {
    if (sent.state !== 'delivering' && sent.state !== 'delivered') throw refuse('NOT_RUNNING')
    await packs.say(deliveryId(broadcastId, groupId), memberOf(caller), now)
  }
  const state = before.chat.state === 'confirmed' ? ('confirmed' as const) : ('said' as const)
  const known = before.chat.state === 'said' || before.chat.state === 'confirmed'
  return { state, saidAt: ((known && before.chat.at) || now).toISOString() }
})
