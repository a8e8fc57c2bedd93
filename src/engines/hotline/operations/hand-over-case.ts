import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { titled } from '../parts/cards'
import { colleagueFor } from '../parts/colleague'
import { writeEntry } from '../parts/open-case'
import { say } from '../parts/say'
import { tell } from '../parts/tell'
import { advisedCase } from '../parts/who-sees'
import { DONE, operation } from '../services'

/** The next one starts from the summary and the whole history, not from zero. Whoever hands over no longer sees the case; a
 *  promise to answer goes along as it is. */
export const handOverCase = operation(hotline.handOverCase, async (given) => {
  const { input, caller, cases, chats, clock } = given
  const { file, adviser, as } = await advisedCase(given, caller, input.caseId)
  if (as !== 'adviser') throw refuse('NOT_FOUND')
  if (file.state === 'closed') throw refuse('CASE_CLOSED')
  const next = await colleagueFor(given, file, input.adviserId)
  if (next._id === adviser._id) return DONE
  await cases.change(file._id, { adviserId: next._id, changedAt: clock.now() })
  await cases.name(file._id, next._id, false)
  const summary = `交接给${titled(next)}：${input.summary}`
  await writeEntry(given, file, { kind: 'handover', by: adviser._id, text: summary, shared: false })
  await writeEntry(given, file, { kind: 'handover', by: adviser._id, text: `改由${titled(next)}接着办` })
  if (await chats.get(file._id)) {
    await chats.change(file._id, { adviserId: next._id })
    await say(given, [{ caseId: file._id, from: 'house', text: `改由${titled(next)}接着办` }])
  }
  const key = `handover:${file._id}:${clock.now().getTime()}`
  const about = { kind: 'case' as const, caseId: file._id }
  await tell(given, { key, memberId: next.memberId, text: '有一件咨询交给您接着办', ...about })
  if (file.memberId !== undefined)
    await tell(given, { key, memberId: file.memberId, text: `您的咨询改由${titled(next)}接着办`, ...about })
  return DONE
})
