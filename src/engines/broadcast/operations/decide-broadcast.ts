import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { ownBroadcast } from './own-broadcast'
import { setGoing } from './start-broadcast'

/** Nobody lets the own words out. */
export const decideBroadcast = operation(broadcast.decideBroadcast, async (given) => {
  const { input, caller, clock, audit, broadcasts, outbox } = given
  const sent = await ownBroadcast(given, caller, input.broadcastId, 'staff', 'lawyer')
  const by = memberOf(caller)
  if (sent.senderId === by) throw refuse('OWN_DRAFT')
  const note = input.note.trim()
  if (!input.approve && note === '') throw refuse('NOTE_NEEDED')
  const at = clock.now()
  const decision = { by, at, note }
  const now = input.approve
    ? await broadcasts.move(sent._id, ['waiting'], 'planned', { decision, sentAt: at })
    : await broadcasts.move(sent._id, ['waiting'], 'refused', { decision })
  if (!now) throw refuse('ALREADY_DECIDED')
  if (input.approve) await setGoing(outbox, now._id, now.runs, at)
  await audit.record({
    action: 'decide-broadcast',
    subject: sent._id,
    orgPath: sent.deskPath,
    detail: `${input.approve ? '同意发出' : '没有同意'}《${sent.title}》，${sent.planned.groups} 个群`,
  })
  return { state: now.state }
})
