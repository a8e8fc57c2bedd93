import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { maskName } from '../../../kernel/vault'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { caseBehind } from '../parts/claim'
import { writeEntry } from '../parts/open-case'
import { mustNotServe } from '../rules/conflict'
import { operation } from '../services'

/** The link alone opens nothing: whoever signs in must have the very number that rang. Once; then the link is spent. Only now
 *  is the employer known, so an adviser who works for that employer loses the case here. */
export const claimCase = operation(hotline.claimCase, async (given) => {
  const { input, caller, clock, cases, calls, people } = given
  const memberId = memberOf(caller)
  const caseId = caseBehind(given, input.claim)
  const file = caseId === undefined ? null : await cases.get(caseId)
  if (file?.memberId === memberId) return { caseId: file._id }
  const phone = await people.phoneOf(memberId)
  if (!file || !phone || file.memberId !== undefined || file.phoneKey !== phone.phoneKey)
    throw refuse('CLAIM_REFUSED')
  const board = await boardOf(given, file.serviceId)
  const person = maskName((await people.namesOf([memberId])).get(memberId) ?? '')
  const personPath = [...caller.orgPath]
  const claimed = await cases.claim(file._id, {
    memberId,
    person,
    personPath,
    claimedAt: clock.now(),
    changedAt: clock.now(),
  })
  if (!claimed) throw refuse('CLAIM_REFUSED')
  const adviser = file.adviserId === undefined ? undefined : board.advisers.get(file.adviserId)
  if (adviser && mustNotServe(adviser, personPath)) await cases.change(file._id, {}, ['adviserId'])
  if (!(await calls.liveOf(memberId, file.serviceId)))
    await calls.giveToMember(file._id, memberId, personPath, person)
  await writeEntry(given, file, { kind: 'outside', by: 'worker', text: '本人认领了这件事' })
  return { caseId: file._id }
})
