import { after, DAY, sayDate } from '../../../kernel/time'
import { maskPhone } from '../../../kernel/vault'
import { nextToRing, urgencyOf } from '../rules/promise/cascade'
import { dueTime } from '../rules/promise/due-time'
import { nextTry, type HourSpan } from '../rules/promise/good-hours'
import { mustNotServe } from '../rules/conflict'
import type { Services } from '../services'
import type { CallbackDoc } from '../store/calls'
import type { CaseDoc } from '../store/cases'
import { boardOf, dutyNow, dutyStretches, standbyNow, type Board } from './board'
import { titled } from './cards'
import { writeEntry } from './open-case'
import { ABOUT, sealText } from './sealing'
import { tell } from './tell'
import { TOPICS } from './topics'

/** After a broken promise the next one is short. */
const SECOND_PROMISE_MINUTES = 30
const MOST_TRIES = 3

interface Asking {
  readonly file: CaseDoc
  readonly phone: string
  readonly urgent: boolean
  readonly goodHours: readonly HourSpan[]
  readonly matterId?: string
  readonly about: string
}

/** Promises to ring somebody: within the service's minutes of duty time (half of them when it is urgent), or inside the hours
 *  in which the person can talk when these come later. */
export const promiseCallback = async (
  given: Services,
  board: Board,
  { file, phone, urgent, goodHours, matterId, about }: Asking,
): Promise<CallbackDoc> => {
  const { clock, ids, vault, calls } = given
  const now = clock.now()
  const { service } = board
  const minutes = urgent ? Math.ceil(service.callbackMinutes / 2) : service.callbackMinutes
  const soon = dueTime(now, dutyStretches(board, 'phone'), minutes)
  const good = nextTry(now, goodHours, 0)
  const promisedBy = goodHours.length > 0 && good.from > soon ? good.by : soon
  const callback: CallbackDoc = {
    _id: ids.next('callback'),
    caseId: file._id,
    ...(file.memberId !== undefined && { memberId: file.memberId, person: file.person }),
    personPath: file.personPath,
    phone: vault.seal(phone, ABOUT.phone),
    phoneMasked: maskPhone(phone),
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    state: 'waiting',
    live: true,
    urgency: urgencyOf({ urgent, late: false }),
    urgent,
    askedAt: now,
    promisedBy,
    passedBy: [],
    tries: 0,
    goodHours: [...goodHours],
    ...(matterId !== undefined && { matterId }),
    ...(about !== '' && { about: sealText(vault, service.kind, about) }),
  }
  await calls.addCallback(callback)
  await watch(given, callback)
  await writeEntry(given, file, {
    kind: 'callback',
    by: 'house',
    callbackId: callback._id,
    text: `答应${sayDate(promisedBy)} 前回电`,
  })
  return callback
}

/** Somebody will look whether it was kept. */
export const watch = (
  { outbox }: Pick<Services, 'outbox'>,
  { _id: callbackId, promisedBy }: Pick<CallbackDoc, '_id' | 'promisedBy'>,
): Promise<void> =>
  outbox.add(
    TOPICS.callbackDue,
    `${callbackId}:${promisedBy.getTime()}`,
    { callbackId, promisedBy },
    promisedBy,
  )

/** Advisers who must not serve this person. */
export const barredFor = (board: Board, personPath: readonly string[]): Set<string> =>
  new Set([...board.advisers.values()].filter((one) => mustNotServe(one, personPath)).map(({ _id }) => _id))

/** Who could be rung at this moment, in order. */
export const couldRing = async (
  { calls, clock }: Pick<Services, 'calls' | 'clock'>,
  board: Board,
  personPath: readonly string[],
) => {
  const now = clock.now()
  const load = await calls.loadOf(board.service._id, new Date(now.getTime() - 12 * 3_600_000))
  const onDuty = [...new Set(dutyNow(board, 'phone', now).map(({ adviserId }) => adviserId))].sort(
    (a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0),
  )
  return { onDuty, standby: standbyNow(board, now), barred: barredFor(board, personPath) }
}

/** The promise is past and not kept: the next adviser gets it with a new time, the person is told both, staff are alarmed. Late
 *  or twice it does no harm: a promise that was kept, given up or made anew is another one. */
export const breakPromise = async (given: Services, callbackId: string, promisedBy: Date): Promise<void> => {
  const now = given.clock.now()
  const callback = await given.calls.callback(callbackId)
  if (callback?.live !== true || callback.promisedBy.getTime() !== promisedBy.getTime() || promisedBy > now)
    return
  const board = await boardOf(given, callback.serviceId)
  const passedBy = [
    ...new Set([...callback.passedBy, ...(callback.adviserId === undefined ? [] : [callback.adviserId])]),
  ]
  const next = nextToRing({ ...(await couldRing(given, board, callback.personPath)), tried: passedBy })
  const again = dueTime(
    now,
    dutyStretches(board, 'phone'),
    Math.min(SECOND_PROMISE_MINUTES, board.service.callbackMinutes),
  )
  const changed = await given.calls.changeCallback(
    callbackId,
    { promisedBy },
    {
      state: 'late',
      urgency: urgencyOf({ urgent: callback.urgent, late: true }),
      promisedBy: again,
      firstPromisedBy: callback.firstPromisedBy ?? promisedBy,
      passedBy,
      ...(next && { adviserId: next.adviserId }),
    },
    next ? ['takenAt', 'nextTryAt'] : ['adviserId', 'takenAt', 'nextTryAt'],
  )
  if (!changed) return
  await watch(given, changed)
  await tellOfBreak(given, board, changed, promisedBy)
}

const tellOfBreak = async (
  given: Services,
  board: Board,
  callback: CallbackDoc,
  broken: Date,
): Promise<void> => {
  const now = given.clock.now()
  const by = sayDate(callback.promisedBy)
  const adviser = callback.adviserId === undefined ? undefined : board.advisers.get(callback.adviserId)
  const key = `late:${callback._id}:${broken.getTime()}`
  const about = { callbackId: callback._id, caseId: callback.caseId }
  if (callback.memberId !== undefined)
    await tell(given, {
      key,
      memberId: callback.memberId,
      kind: 'callback',
      text: adviser
        ? `到点没有打给您，已转给${titled(adviser)}，${by} 前打`
        : `到点没有打给您，已告诉工会的人，${by} 前打`,
      ...about,
      by: { template: 'callback', params: { when: by }, until: callback.promisedBy },
    })
  if (adviser)
    await tell(given, {
      key,
      memberId: adviser.memberId,
      kind: 'alarm',
      text: `有一个回电过了时间，转给您，${by} 前打`,
      callbackId: callback._id,
    })
  await given.notices.raise({
    _id: key,
    orgPath: callback.orgPath,
    serviceId: callback.serviceId,
    at: now,
    kind: 'callback-late',
    text: `${board.service.name}：答应${sayDate(broken)} 前的回电没有打${adviser ? `，已转给${titled(adviser)}` : '，没有人能接'}`,
    ...about,
  })
}

/** Not reached: rung again inside the person's good hours; after three times the person is told and staff know. */
export const tryAgain = async (given: Services, callback: CallbackDoc): Promise<CallbackDoc | null> => {
  const now = given.clock.now()
  const tries = callback.tries + 1
  if (tries >= MOST_TRIES) return giveUp(given, callback, tries)
  const { from, by } = nextTry(now, callback.goodHours)
  const changed = await given.calls.changeCallback(
    callback._id,
    { promisedBy: callback.promisedBy },
    { state: 'retry', tries, nextTryAt: from, promisedBy: by },
  )
  if (!changed) return null
  await watch(given, changed)
  if (callback.memberId !== undefined)
    await tell(given, {
      key: `retry:${callback._id}:${tries}`,
      memberId: callback.memberId,
      kind: 'callback',
      text: `给您回电没有打通，${sayDate(from)} 以后再打，请留意接听`,
      callbackId: callback._id,
      caseId: callback.caseId,
    })
  return changed
}

const giveUp = async (given: Services, callback: CallbackDoc, tries: number): Promise<CallbackDoc | null> => {
  const now = given.clock.now()
  const changed = await given.calls.changeCallback(
    callback._id,
    { promisedBy: callback.promisedBy },
    { state: 'unreached', tries },
    ['live', 'nextTryAt'],
  )
  if (!changed) return null
  const about = { callbackId: callback._id, caseId: callback.caseId }
  if (callback.memberId !== undefined)
    await tell(given, {
      key: `unreached:${callback._id}`,
      memberId: callback.memberId,
      kind: 'callback',
      text: '三次都没有打通您的电话。这件事还开着，方便时请打过来，或者再约一个时间',
      ...about,
      by: { template: 'unreached', params: {}, until: after(now, DAY) },
    })
  await given.notices.raise({
    _id: `unreached:${callback._id}`,
    orgPath: callback.orgPath,
    serviceId: callback.serviceId,
    at: now,
    kind: 'unreached',
    text: '三次回电都没有打通，请看看怎么联系上',
    ...about,
  })
  return changed
}
