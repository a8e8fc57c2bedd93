import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { broadcast } from '../contract'
import { DROP } from '../dropping'
import { operation } from '../services'
import { ownBroadcast } from './own-broadcast'

/** For good. What is in the pages stays; what robots and admins have not passed on yet is dropped. */
export const stopBroadcast = operation(broadcast.stopBroadcast, async (given) => {
  const { input, caller, clock, audit, broadcasts, outbox } = given
  const sent = await ownBroadcast(given, caller, input.broadcastId)
  const stopped = { by: memberOf(caller), at: clock.now(), reason: input.reason }
  // Delivered ones too: packs may still be waiting.
  const now = await broadcasts.move(
    sent._id,
    ['planned', 'delivering', 'paused', 'delivered', 'waiting'],
    'stopped',
    {
      stopped,
    },
  )
  if (!now) throw refuse('NOT_RUNNING')
  await outbox.add(DROP, sent._id, { broadcastId: sent._id })
  // A batch that was in hand ends after this: what it planned is dropped by a second look.
  await outbox.add(DROP, `${sent._id}:late`, { broadcastId: sent._id }, after(stopped.at, 2 * MINUTE))
  const detail = `不再送《${sent.title}》：${input.reason}`
  await audit.record({ action: 'stop-broadcast', subject: sent._id, orgPath: sent.deskPath, detail })
  return { state: now.state }
})
