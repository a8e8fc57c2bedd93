import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { ownBroadcast } from './own-broadcast'
import { setGoing } from './start-broadcast'

/** Goes on where it was held. What was stopped stays stopped. */
export const resumeBroadcast = operation(broadcast.resumeBroadcast, async (given) => {
  const { input, caller, audit, broadcasts, outbox } = given
  const sent = await ownBroadcast(given, caller, input.broadcastId)
  const now = await broadcasts.move(sent._id, ['paused'], 'delivering')
  if (!now) throw refuse('NOT_PAUSED')
  await setGoing(outbox, now._id, now.runs, now.sentAt)
  const detail = `接着送《${sent.title}》`
  await audit.record({ action: 'resume-broadcast', subject: sent._id, orgPath: sent.deskPath, detail })
  return { state: now.state }
})
