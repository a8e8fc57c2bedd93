import { collection } from '../../../kernel/collection'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

/** A call begun in the app: whom it was put to, one after another. */
export interface CallDoc {
  _id: string
  caseId: string
  memberId: string
  serviceId: string
  startedAt: Date
  /** `open` until somebody says how it went. */
  state: 'open' | 'talked' | 'promised' | 'left'
  /** The last step was made because the line said that nobody answered. */
  byLine?: true
  attempts: {
    adviserId: string
    as: 'duty' | 'next' | 'standby'
    at: Date
    /** The line's own number was rung: who else was meant by it. */
    lineFor?: string[]
  }[]
  matterId?: string
  callbackId?: string
  expiresAt: Date
}

export type CallbackState = 'waiting' | 'taken' | 'late' | 'retry' | 'kept' | 'cancelled' | 'unreached'

/** A promise to ring somebody by a stated time. */
export interface CallbackDoc {
  _id: string
  caseId: string
  memberId?: string
  /** 姓*名 */
  person?: string
  personPath: string[]
  phone: Sealed
  phoneMasked: string
  serviceId: string
  kind: 'law' | 'psychology'
  orgPath: string[]
  state: CallbackState
  /** Only while it is owed. */
  live?: true
  /** 0 late, 1 urgent, 2 ordinary. */
  urgency: 0 | 1 | 2
  urgent: boolean
  askedAt: Date
  promisedBy: Date
  firstPromisedBy?: Date
  adviserId?: string
  takenAt?: Date
  /** Advisers who let the promise pass. */
  passedBy: string[]
  tries: number
  nextTryAt?: Date
  goodHours: { from: string; to: string }[]
  matterId?: string
  about?: Sealed
}

export const calls = collection<CallDoc>('hotline_calls', [
  { key: { memberId: 1, startedAt: -1 } },
  { key: { serviceId: 1, startedAt: -1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])
export const callbacks = collection<CallbackDoc>('hotline_callbacks', [
  {
    key: { serviceId: 1, urgency: 1, promisedBy: 1 },
    partialFilterExpression: { live: true },
    name: 'queue',
  },
  { key: { promisedBy: 1 }, partialFilterExpression: { live: true }, name: 'due' },
  { key: { orgPath: 1, promisedBy: 1 }, partialFilterExpression: { live: true }, name: 'below' },
  { key: { memberId: 1, askedAt: -1 } },
  { key: { caseId: 1 } },
  // One open promise a person and service: asking twice promises nothing twice.
  {
    key: { memberId: 1, serviceId: 1 },
    unique: true,
    name: 'one_promise',
    partialFilterExpression: { live: true, memberId: { $exists: true } },
  },
])

const KEEP_CALLS = 3 * 365 * DAY
export const callExpiry = (at: Date): Date => after(at, KEEP_CALLS)

export type CallStore = ReturnType<typeof createCallStore>

export const createCallStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const [called, owed] = [calls.of(db), callbacks.of(db)]
  return {
    addCall: (call: CallDoc) => called.insertOne(call, options),
    call: (callId: string, memberId: string) => called.findOne({ _id: callId, memberId }, options),
    openCall: (memberId: string, since: Date) =>
      called
        .find({ memberId, state: 'open', startedAt: { $gt: since } }, options)
        .sort({ startedAt: -1 })
        .limit(1)
        .next(),
    leaveOpenCalls: (memberId: string) =>
      called.updateMany({ memberId, state: 'open' }, { $set: { state: 'left' } }, options),
    /** One more attempt, if it is still the n-th. */
    addAttempt: (callId: string, attempts: CallDoc['attempts']) =>
      called.updateOne({ _id: callId, state: 'open' }, { $set: { attempts } }, options),
    byLine: (callId: string) => called.updateOne({ _id: callId }, { $set: { byLine: true } }, options),
    endCall: (callId: string, state: 'talked' | 'promised', callbackId?: string) =>
      called.updateOne(
        { _id: callId, state: 'open' },
        { $set: { state, ...(callbackId !== undefined && { callbackId }) } },
        options,
      ),
    /** Calls put to each adviser of a service since a moment. */
    loadOf: async (serviceId: string, since: Date): Promise<Map<string, number>> => {
      const found = await called
        .find({ serviceId, startedAt: { $gt: since } }, { ...options, projection: { attempts: 1 } })
        .limit(5000)
        .toArray()
      const load = new Map<string, number>()
      for (const { attempts } of found)
        for (const { adviserId } of attempts) load.set(adviserId, (load.get(adviserId) ?? 0) + 1)
      return load
    },

    addCallback: (callback: CallbackDoc) => owed.insertOne(callback, options),
    callback: (callbackId: string) => owed.findOne({ _id: callbackId }, options),
    liveOf: (memberId: string, serviceId: string) =>
      owed.findOne({ memberId, serviceId, live: true }, options),
    callbacksOf: (memberId: string, since: Date) =>
      owed
        .find({ memberId, $or: [{ live: true }, { askedAt: { $gt: since } }] }, options)
        .sort({ askedAt: -1 })
        .limit(50)
        .toArray(),
    ofCase: (caseId: string) => owed.find({ caseId }, options).sort({ askedAt: -1 }).limit(20).toArray(),
    liveOfCases: (caseIds: readonly string[]) =>
      owed.find({ caseId: { $in: [...caseIds] }, live: true }, options).toArray(),
    /** Cases below some unions whose promised call is past, or was before it was promised anew. */
    lateBelow: async (orgIds: readonly string[], now: Date): Promise<string[]> => {
      const found = await owed
        .find(
          {
            live: true,
            orgPath: { $in: [...orgIds] },
            $or: [{ promisedBy: { $lte: now } }, { firstPromisedBy: { $exists: true } }],
          },
          { ...options, projection: { caseId: 1 } },
        )
        .limit(2000)
        .toArray()
      return found.map(({ caseId }) => caseId)
    },
    queue: (serviceIds: readonly string[]) =>
      owed
        .find({ serviceId: { $in: [...serviceIds] }, live: true }, options)
        .sort({ urgency: 1, promisedBy: 1 })
        .limit(200)
        .toArray(),
    due: (now: Date, limit: number) =>
      owed
        .find({ live: true, promisedBy: { $lte: now } }, options)
        .sort({ promisedBy: 1 })
        .limit(limit)
        .toArray(),
    changeCallback: (
      callbackId: string,
      still: Partial<Pick<CallbackDoc, 'promisedBy' | 'adviserId'>>,
      set: Partial<CallbackDoc>,
      unset: readonly (keyof CallbackDoc)[] = [],
    ) =>
      owed.findOneAndUpdate(
        { _id: callbackId, live: true, ...still },
        {
          $set: set,
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, ''])) }),
        },
        { ...options, returnDocument: 'after' },
      ),
    /** What an adviser took goes back into the queue with its promise. */
    letGo: (adviserId: string) =>
      owed.updateMany(
        { adviserId, live: true },
        [
          {
            $set: {
              state: { $cond: [{ $eq: ['$state', 'taken'] }, 'waiting', '$state'] },
              passedBy: { $setUnion: ['$passedBy', [adviserId]] },
            },
          },
          { $unset: ['adviserId', 'takenAt'] },
        ],
        options,
      ),
    /** What an adviser has to ring in a case is another one's to ring now. */
    handOn: (caseId: string, from: string, to: string) =>
      owed.updateMany({ caseId, adviserId: from, live: true }, { $set: { adviserId: to } }, options),
    liveOfMember: (memberId: string) => owed.find({ memberId, live: true }, options).limit(50).toArray(),
    /** Neither name, number nor words stay. */
    forget: (memberId: string, nothing: Sealed, nobody: string) =>
      owed.updateMany(
        { memberId },
        { $set: { phone: nothing, phoneMasked: '', person: nobody, goodHours: [] }, $unset: { about: '' } },
        options,
      ),
    giveToMember: (caseId: string, memberId: string, personPath: string[], person: string) =>
      owed.updateMany({ caseId }, { $set: { memberId, personPath, person } }, options),
  }
}
