import { inScope, memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after, DAY, shanghaiDay } from '../../../kernel/time'
import { mustNotServe } from '../rules/conflict'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import type { CaseDoc } from '../store/cases'

export type Part = 'worker' | 'adviser' | 'named'

/** The lawyer or counsellor behind the caller, whose role still counts above the desk; refuses with NOT_FOUND. */
export const adviserBehind = async (
  { catalogue }: Pick<Services, 'catalogue'>,
  caller: Caller,
): Promise<AdviserDoc> => {
  const adviser = caller.memberId === undefined ? null : await catalogue.adviserOf(caller.memberId)
  if (!adviser || !inScope(caller, adviser.orgPath, adviser.kind)) throw refuse('NOT_FOUND')
  return adviser
}

/** Whoever receives the person in the place of another reads what it is about, for so long before the talk and after it. */
const RECEIVING = DAY

/** Who the caller is to a case: the person, its adviser, somebody named on it, or somebody who receives the person about it these
 *  days. For everybody else, staff and the employer's admins among them, it is not there. */
export const partIn = async (
  given: Pick<Services, 'catalogue' | 'bookings' | 'clock'>,
  caller: Caller,
  file: CaseDoc | null,
): Promise<{ file: CaseDoc; as: Part; adviser?: AdviserDoc }> => {
  if (!file) throw refuse('NOT_FOUND')
  if (file.memberId !== undefined && file.memberId === caller.memberId) return { file, as: 'worker' }
  const adviser = await adviserBehind(given, caller)
  if (!adviser.serviceIds.includes(file.serviceId) || mustNotServe(adviser, file.personPath))
    throw refuse('NOT_FOUND')
  if (file.adviserId === adviser._id) return { file, as: 'adviser', adviser }
  if (file.namedIds.includes(adviser._id)) return { file, as: 'named', adviser }
  const now = given.clock.now()
  const [from, to] = [after(now, -RECEIVING), after(now, RECEIVING)]
  if (await given.bookings.receives(adviser._id, file._id, from, to)) return { file, as: 'named', adviser }
  throw refuse('NOT_FOUND')
}

/** The caller's case as its person; anything else is not there. */
export const ownCase = async (
  { cases }: Pick<Services, 'cases'>,
  caller: Caller,
  caseId: string,
): Promise<CaseDoc> => {
  const file = await cases.get(caseId)
  if (file?.memberId !== memberOf(caller)) throw refuse('NOT_FOUND')
  return file
}

/** The case for its adviser or somebody named; anything else is not there. */
export const advisedCase = async (
  given: Pick<Services, 'cases' | 'catalogue' | 'bookings' | 'clock'>,
  caller: Caller,
  caseId: string,
): Promise<{ file: CaseDoc; adviser: AdviserDoc; as: Part }> => {
  const { file, adviser, as } = await partIn(given, caller, await given.cases.get(caseId))
  if (!adviser) throw refuse('NOT_FOUND')
  return { file, adviser, as }
}

/** Leaves a trace that the person finds under 谁看过我的信息. The entry lies in the desk's own scope: nobody at the employer may
 *  learn from a log that somebody asked. Of psychology the log names the record and not the person. */
export const noteLook = async (
  given: Pick<Services, 'audit' | 'looks' | 'clock'>,
  caller: Caller,
  file: CaseDoc,
): Promise<void> => {
  const day = shanghaiDay(given.clock.now())
  if (!(await given.looks.isFirst(`${memberOf(caller)}:${file._id}:${day}`))) return
  await given.audit.record({
    action: 'look',
    subject: subjectOf(file),
    orgPath: file.orgPath,
    detail: '看了您的咨询记录。原因：经办',
  })
}

/** Advisers besides the first who may see it: those named, and those who will receive the person about it. */
export const othersWhoSee = async (
  { bookings, clock }: Pick<Services, 'bookings' | 'clock'>,
  { _id: caseId, memberId, adviserId: first, namedIds }: CaseDoc,
): Promise<string[]> => {
  const ahead = memberId === undefined ? [] : await bookings.upcomingOf(memberId, clock.now())
  const receiving = ahead.filter(
    (booking) => booking.caseId === caseId && (booking.state === 'confirmed' || booking.state === 'arrived'),
  )
  return [...new Set([...namedIds, ...receiving.map(({ adviserId }) => adviserId)])].filter(
    (id) => id !== first,
  )
}

export const subjectOf = (file: Pick<CaseDoc, '_id' | 'kind' | 'memberId'>): string =>
  file.kind === 'psychology' ? file._id : (file.memberId ?? file._id)
