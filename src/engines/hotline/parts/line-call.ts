import { after, HOUR, sayDate, SECOND } from '../../../kernel/time'
import { maskName, maskPhone } from '../../../kernel/vault'
import type { LineCall } from '../ports'
import type { Services } from '../services'
import type { CallDoc } from '../store/calls'
import type { CaseDoc } from '../store/cases'
import { boardOf, matterOf, type Board } from './board'
import { promiseFor, ringNext } from './call-steps'
import { writeEntry } from './open-case'
import { openOfNumber, sendLink } from './outside-case'
import { promiseCallback } from './promise'
import { ABOUT, sealText } from './sealing'
import { tell } from './tell'

/** A call that was begun in the app is the line's call when it is not older. */
const BEGUN_WITHIN = 2 * HOUR
/** What two clocks may differ by. */
const SKEW = 30 * SECOND
const MOBILE = /^1[3-9]\d{9}$/

/** What the line says of a call, taken once. Answered: the record is closed. Nobody answered: the same step as when the person says
 *  so, whether they began in the app or rang from outside; a promise that stands is not made twice. */
export const takeLineCall = async (given: Services, serviceId: string, call: LineCall): Promise<void> => {
  const { lineCallId, from, beganAt, answered } = call
  if (!(await given.line.isNew({ _id: lineCallId, at: beganAt, answered }))) return
  // Withheld, or a desk telephone that nobody can be reached under by name: staff have the line's own list.
  if (from === undefined || !MOBILE.test(from)) return
  const board = await boardOf(given, serviceId)
  const member = await given.people.memberWith(from)
  const begun = member && (await given.calls.openCall(member.memberId, after(beganAt, -BEGUN_WITHIN)))
  if (begun?.serviceId === serviceId) return ofTheApp(given, board, begun, call)
  if (answered) return
  if (member)
    return fromMember(given, board, { ...member, orgPath: [...member.orgPath], phone: from }, lineCallId)
  return fromOutside(given, board, from, lineCallId)
}

/** Which attempt it was: the last one that was begun before the line saw it. One that came later is not what nobody answered. */
const ofTheApp = async (given: Services, board: Board, call: CallDoc, line: LineCall): Promise<void> => {
  const { lineCallId, beganAt, answered } = line
  await given.line.belongs(lineCallId, { caseId: call.caseId, callId: call._id })
  const at = call.attempts.findLastIndex((attempt) => attempt.at <= after(beganAt, SKEW))
  if (at !== call.attempts.length - 1) return
  const file = await given.cases.get(call.caseId)
  if (!file) return
  if (answered) {
    await given.calls.endCall(call._id, 'talked')
    await writeEntry(given, file, { kind: 'call', by: 'house', text: '通上话了' })
    return
  }
  const step = await ringNext(given, board, file, call, [])
  if (!step) return
  await given.calls.byLine(call._id)
  const about = { memberId: call.memberId, kind: 'callback' as const, caseId: call.caseId }
  if (step.next === 'dial')
    await tell(given, {
      ...about,
      key: `line:${lineCallId}`,
      text: '刚才的电话没有人接，打开这里可以打给下一位，或者留一个回电',
    })
  else await tellPromise(given, lineCallId, { ...about, by: new Date(step.callback.promisedBy) })
}

const tellPromise = (
  given: Services,
  lineCallId: string,
  { by, ...about }: { memberId: string; kind: 'callback'; caseId: string; by: Date },
): Promise<void> =>
  tell(given, {
    ...about,
    key: `line:${lineCallId}`,
    text: `刚才的电话没有人接，${sayDate(by)} 前打给您`,
    by: { template: 'callback', params: { when: sayDate(by) }, until: by },
  })

/** Somebody of the roster rang without the app: one promise a person and service, in the case that they once rang for and claimed
 *  when that is open. */
const fromMember = async (
  given: Services,
  board: Board,
  member: { memberId: string; name: string; orgPath: string[]; phone: string },
  lineCallId: string,
): Promise<void> => {
  const { memberId, name, orgPath } = member
  const known = await given.calls.liveOf(memberId, board.service._id)
  if (known) {
    await given.line.belongs(lineCallId, { caseId: known.caseId })
    return
  }
  const phoneKey = given.people.phoneKeyOf(member.phone)
  const open = await openOfNumber(given, phoneKey, board.service._id, undefined)
  const file =
    open.find((one) => one.memberId === memberId) ??
    (await newCase(given, board, { memberId, personPath: orgPath, person: maskName(name) }))
  await given.line.belongs(lineCallId, { caseId: file._id })
  const promise = await promiseFor(given, board, file, memberId, { goodHours: [] })
  await tellPromise(given, lineCallId, {
    ...{ memberId, kind: 'callback', caseId: file._id },
    by: promise.promisedBy,
  })
}

/** A number that nobody has: a case by its number, a promise, and a link by which it becomes theirs. */
const fromOutside = async (
  given: Services,
  board: Board,
  phone: string,
  lineCallId: string,
): Promise<void> => {
  const phoneKey = given.people.phoneKeyOf(phone)
  await given.cases.turnOf(phoneKey, board.service._id, given.clock.now())
  const [known] = await openOfNumber(given, phoneKey, board.service._id, undefined)
  const file =
    known ??
    (await newCase(given, board, {
      phone: given.vault.seal(phone, ABOUT.phone),
      phoneKey,
      personPath: [],
      person: maskPhone(phone),
    }))
  await given.line.belongs(lineCallId, { caseId: file._id })
  if ((await given.calls.liveOfCases([file._id])).length > 0) return
  await promiseCallback(given, board, { file, phone, urgent: false, goodHours: [], about: '' })
  if (!known) await sendLink(given, file, true)
}

const newCase = async (
  given: Services,
  board: Board,
  who: Pick<CaseDoc, 'personPath' | 'person'> & Partial<Pick<CaseDoc, 'memberId' | 'phone' | 'phoneKey'>>,
): Promise<CaseDoc> => {
  const now = given.clock.now()
  const { service } = board
  const file: CaseDoc = {
    _id: given.ids.next('case'),
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    matterId: matterOf(service, undefined).matterId,
    about: sealText(given.vault, service.kind, ''),
    state: 'open',
    namedIds: [],
    openedAt: now,
    changedAt: now,
    ...who,
  }
  await given.cases.add(file)
  await writeEntry(given, file, { kind: 'outside', by: 'house', text: '打来电话，没有人接' })
  return file
}
