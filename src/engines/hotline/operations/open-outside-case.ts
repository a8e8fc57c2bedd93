import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { maskPhone } from '../../../kernel/vault'
import { hotline } from '../contract'
import { boardOf, matterOf, type Board } from '../parts/board'
import { writeEntry } from '../parts/open-case'
import { goOnWith, newOutsideCase, openOfNumber, sendLink, type RangFrom } from '../parts/outside-case'
import { promiseCallback } from '../parts/promise'
import { adviserBehind } from '../parts/who-sees'
import { operation, type Services } from '../services'
import type { CaseDoc } from '../store/cases'

/** Most people ring 12351 from outside: one form and their number is a case, before they have hung up. Somebody who rings again, or
 *  whom two people note at once, is not a second case unless it is said to be one. */
export const openOutsideCase = operation(hotline.openOutsideCase, async (given) => {
  const { input, caller, clock, cases, people } = given
  const board = await boardOf(given, input.serviceId)
  const { service } = board
  const { matterId } = matterOf(service, input.matterId)
  const isStaff = inScope(caller, service.orgPath, 'staff')
  const by = isStaff ? undefined : await adviserBehind(given, caller)
  if (by && !by.serviceIds.includes(service._id)) throw refuse('NOT_FOUND')
  const phoneKey = people.phoneKeyOf(input.phone)
  await cases.turnOf(phoneKey, service._id, clock.now())
  const rang = { phone: input.phone, phoneKey, open: await openOfNumber(given, phoneKey, service._id, by) }
  const phone = maskPhone(input.phone)
  if (rang.open.length > 0 && input.caseId === undefined && !input.another)
    return { phone, known: await knownOf(given, board, rang) }
  const isNew = input.caseId === undefined
  const file =
    input.caseId === undefined
      ? await newOutsideCase(given, board, rang, { matterId, text: input.about, by })
      : await goOnWith(given, rang, input.caseId, by)
  const said = input.name === undefined ? '' : `来电人${input.name}。`
  await writeEntry(given, file, {
    kind: 'outside',
    by: by?._id ?? 'staff',
    text: `${said}${isNew ? '' : '又打来，'}电话里说：${input.about === '' ? '没有记' : input.about}`,
    shared: false,
  })
  const stands = isNew ? undefined : await standsFor(given, file)
  const callback =
    stands ?? (input.callback ? await promiseCallback(given, board, { ...input, file, matterId }) : undefined)
  return {
    phone,
    noted: {
      caseId: file._id,
      ...(callback && { promisedBy: callback.promisedBy.toISOString() }),
      linkSent: await sendLink(given, file, isNew),
    },
    known: [],
  }
})

/** A promise of the case, or any to its person on this line: there is one at a time. */
const standsFor = async ({ calls }: Services, { _id, memberId, serviceId }: CaseDoc) =>
  (await calls.liveOfCases([_id]))[0] ??
  (memberId === undefined ? undefined : ((await calls.liveOf(memberId, serviceId)) ?? undefined))

/** That they are open, since when, and who has them; what they are about stays closed. */
const knownOf = async ({ calls }: Services, { advisers }: Board, { open }: RangFrom) => {
  const owed = await calls.liveOfCases(open.map(({ _id }) => _id))
  return open.map(({ _id: caseId, openedAt, adviserId }) => {
    const adviserName = adviserId === undefined ? undefined : advisers.get(adviserId)?.name
    const promise = owed.find((one) => one.caseId === caseId)
    return {
      caseId,
      openedAt: openedAt.toISOString(),
      ...(adviserName !== undefined && { adviserName }),
      ...(promise && { promisedBy: promise.promisedBy.toISOString() }),
    }
  })
}
