import type { Services } from '../services'
import { callExpiry, type CallDoc, type CallbackDoc } from '../store/calls'
import type { CaseDoc } from '../store/cases'
import { nextNumber } from '../rules/promise/cascade'
import type { HourSpan } from '../rules/promise/good-hours'
import type { Board } from './board'
import { callbackView } from './callback-view'
import { adviserCard, titled } from './cards'
import { writeEntry } from './open-case'
import { couldRing, promiseCallback } from './promise'

/** Puts a call to the next one who could answer, or promises a callback when there is nobody left. */
export const ringNext = async (
  given: Services,
  board: Board,
  file: CaseDoc,
  call: CallDoc,
  goodHours: readonly HourSpan[],
) => {
  const next = nextNumber({
    ...(await couldRing(given, board, file.personPath)),
    tried: call.attempts.flatMap(({ adviserId, lineFor = [] }) => [adviserId, ...lineFor]),
    own: new Set([...board.advisers.values()].flatMap(({ _id, direct }) => (direct ? [_id] : []))),
    lineRang: call.attempts.some(({ lineFor }) => lineFor !== undefined),
  })
  if (!next) return promiseStep(given, board, file, call, goodHours)
  const { lineFor, ...whom } = next
  const attempt = { ...whom, at: given.clock.now(), ...(lineFor && { lineFor: [...lineFor] }) }
  const attempts = [...call.attempts, attempt]
  await given.calls.addAttempt(call._id, attempts)
  const names = [next.adviserId, ...(lineFor ?? [])].flatMap((id) => board.advisers.get(id) ?? []).map(titled)
  const meant = names.length > 0 ? names.join('、') : '值班的人'
  const text = lineFor ? `打值班电话 ${board.service.phone}，找${meant}` : `打给${meant}`
  await writeEntry(given, file, { kind: 'call', by: 'worker', text })
  return dialStep(given, board, { ...call, attempts })
}

/** The step that a call is at. */
export const dialStep = async (given: Pick<Services, 'people'>, board: Board, call: CallDoc) => {
  const last = call.attempts.at(-1)
  const adviser = last && board.advisers.get(last.adviserId)
  if (!last || !adviser) return undefined
  const own = last.lineFor === undefined ? (await given.people.phoneOf(adviser.memberId))?.phone : undefined
  return {
    next: 'dial' as const,
    attempt: call.attempts.length,
    callId: call._id,
    caseId: call.caseId,
    phone: own ?? board.service.phone,
    adviser: adviserCard(adviser),
    as: last.as,
    askAfterSeconds: board.service.askAfterSeconds,
  }
}

/** The promise that a call ended in. */
export const promisedStep = async (given: Pick<Services, 'calls' | 'vault'>, board: Board, call: CallDoc) => {
  const callback = call.callbackId === undefined ? null : await given.calls.callback(call.callbackId)
  if (!callback) return undefined
  return {
    next: 'callback' as const,
    callId: call._id,
    caseId: call.caseId,
    callback: callbackView(callback, board, given.vault, true),
  }
}

const promiseStep = async (
  given: Services,
  board: Board,
  file: CaseDoc,
  call: CallDoc,
  goodHours: readonly HourSpan[],
) => {
  const { memberId } = call
  const callback =
    (await given.calls.liveOf(memberId, call.serviceId)) ??
    (await promiseFor(given, board, file, memberId, {
      goodHours,
      ...(call.matterId !== undefined && { matterId: call.matterId }),
    }))
  await given.calls.endCall(call._id, 'promised', callback._id)
  return {
    next: 'callback' as const,
    callId: call._id,
    caseId: file._id,
    callback: callbackView(callback, board, given.vault, true),
  }
}

/** A promise to a member, on the number of the roster. */
export const promiseFor = async (
  given: Services,
  board: Board,
  file: CaseDoc,
  memberId: string,
  about: { goodHours: readonly HourSpan[]; matterId?: string; urgent?: boolean; text?: string },
): Promise<CallbackDoc> => {
  const phone = (await given.people.phoneOf(memberId))?.phone ?? ''
  const matter = board.service.matters.find(({ matterId }) => matterId === about.matterId)
  return promiseCallback(given, board, {
    file,
    phone,
    urgent: about.urgent === true || matter?.urgent === true,
    goodHours: about.goodHours,
    ...(about.matterId !== undefined && { matterId: about.matterId }),
    about: about.text ?? '',
  })
}

export const newCall = (
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  about: Pick<CallDoc, 'caseId' | 'memberId' | 'serviceId'> & { readonly matterId?: string },
): CallDoc => {
  const startedAt = clock.now()
  return {
    _id: ids.next('call'),
    startedAt,
    state: 'open',
    attempts: [],
    expiresAt: callExpiry(startedAt),
    ...about,
  }
}
