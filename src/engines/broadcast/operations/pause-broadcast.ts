import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { GOING } from '../store/broadcasts'
import { ownBroadcast } from './own-broadcast'

/** The batch in hand ends; nothing further goes out, on no channel. */
export const pauseBroadcast = operation(broadcast.pauseBroadcast, async (given) => {
  const { input, caller, audit, broadcasts } = given
  const sent = await ownBroadcast(given, caller, input.broadcastId)
  const now = await broadcasts.move(sent._id, GOING, 'paused')
  if (!now) throw refuse('NOT_RUNNING')
  const detail = `先停住《${sent.title}》`
  await audit.record({ action: 'pause-broadcast', subject: sent._id, orgPath: sent.deskPath, detail })
  return { state: now.state }
})
