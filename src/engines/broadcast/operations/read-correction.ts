import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { isProven } from '../rules/reader'
import { operation } from '../services'
import { requireItem } from './require-item'

export const readCorrection = operation(broadcast.readCorrection, async (given) => {
  const { input, caller, broadcasts, guides, receipts } = given
  await requireItem(given, caller, input)
  const sent = await broadcasts.get(input.itemId)
  if (sent?.corrects === undefined || sent.guideId === undefined) throw refuse('NOT_FOUND')
  const { guideId, version, corrects } = sent
  const change = await guides.changes(guideId, corrects.version, version)
  if (!change) throw refuse('NOT_FOUND')
  const opened = isProven(caller) ? await receipts.openedBy(caller.memberId, corrects.of) : new Set<string>()
  return {
    guideId,
    title: change.title,
    fromVersion: corrects.version,
    toVersion: version,
    note: change.note,
    readOld: opened.size > 0,
    changes: change.changes.map((one) => ({ ...one })),
  }
})
