import { MongoServerError } from 'mongodb'
import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

export type ServiceKind = 'law' | 'psychology'

/** Everything that concerns one matter of one person. Contents are sealed; what is readable here is a clock. */
export interface CaseDoc {
  _id: string
  serviceId: string
  kind: ServiceKind
  orgPath: string[]
  /** Absent until a case by phone is claimed. */
  memberId?: string
  personPath: string[]
  /** Of a case by phone, until it is claimed. */
  phone?: Sealed
  /** Of a case by phone; stays when it is claimed, so that it is found when the number rings again. */
  phoneKey?: string
  /** 陈*例 or 138****0000 */
  person: string
  matterId: string
  about: Sealed
  state: 'open' | 'closed'
  adviserId?: string
  /** Besides the adviser: who may see it. */
  namedIds: string[]
  openedAt: Date
  changedAt: Date
  nextStep?: { text: Sealed; dueOn: string; owner: 'worker' | 'adviser' }
  result?: Sealed
  outcome?: string
  closedAt?: Date
  satisfaction?: number
  claimedAt?: Date
}

export type EntryKind =
  'call' | 'callback' | 'booking' | 'chat' | 'note' | 'handover' | 'step' | 'result' | 'reopened' | 'outside'

export interface EntryDoc {
  _id: string
  caseId: string
  at: Date
  kind: EntryKind
  /** Adviser id, `worker`, `staff` or `house`. */
  by: string
  text: Sealed
  /** The person sees it too. */
  shared: boolean
  bookingId?: string
  callbackId?: string
}

export const cases = collection<CaseDoc>('hotline_cases', [
  { key: { memberId: 1, changedAt: -1, _id: -1 } },
  { key: { adviserId: 1, state: 1, changedAt: -1, _id: -1 } },
  { key: { namedIds: 1, state: 1, changedAt: -1 } },
  { key: { orgPath: 1, openedAt: -1, _id: -1 } },
  { key: { phoneKey: 1 }, partialFilterExpression: { phoneKey: { $exists: true } } },
  { key: { closedAt: 1 }, partialFilterExpression: { closedAt: { $exists: true } } },
])
/** What was written about matters of law. */
const lawEntries = collection<EntryDoc>('hotline_case_entries', [{ key: { caseId: 1, at: 1 } }])
/** What counsellors wrote lies apart, under a key purpose of its own. */
const careEntries = collection<EntryDoc>('hotline_care_entries', [{ key: { caseId: 1, at: 1 } }])
export const caseEntries = { law: lawEntries, psychology: careEntries } as const

/** Who notes a call of a number just now; gone after a day. */
export const phoneTurns = collection<{ _id: string; turns: number; expiresAt: Date }>('hotline_phone_turns', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export type CaseStore = ReturnType<typeof createCaseStore>

export const createCaseStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = cases.of(db)
  return {
    get: (caseId: string) => all.findOne({ _id: caseId }, options),
    byIds: async (caseIds: readonly string[]): Promise<Map<string, CaseDoc>> => {
      if (caseIds.length === 0) return new Map()
      const found = await all.find({ _id: { $in: [...caseIds] } }, options).toArray()
      return new Map(found.map((one) => [one._id, one]))
    },
    add: (doc: CaseDoc) => all.insertOne(doc, options),
    change: (caseId: string, set: Partial<CaseDoc>, unset: readonly (keyof CaseDoc)[] = []) =>
      all.updateOne(
        { _id: caseId },
        {
          $set: set,
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, ''])) }),
        },
        options,
      ),
    /** Something happened in these cases. */
    touch: async (caseIds: readonly string[], at: Date): Promise<void> => {
      if (caseIds.length > 0)
        await all.updateMany({ _id: { $in: [...caseIds] } }, { $set: { changedAt: at } }, options)
    },
    /** An adviser leaves the desk: open cases have nobody, and whoever gets the next word of the person gets the case. Returns how
     *  many. */
    letGo: async (adviserId: string): Promise<number> => {
      await all.updateMany({ namedIds: adviserId }, { $pull: { namedIds: adviserId } }, options)
      const left = await all.updateMany({ adviserId, state: 'open' }, { $unset: { adviserId: '' } }, options)
      return left.modifiedCount
    },
    openOf: (memberId: string) => all.find({ memberId, state: 'open' }, options).limit(500).toArray(),
    forget: (memberId: string, nobody: string) =>
      all.updateMany(
        { memberId },
        { $set: { person: nobody }, $unset: { phone: '', phoneKey: '' } },
        options,
      ),
    name: (caseId: string, adviserId: string, named: boolean) =>
      all.updateOne(
        { _id: caseId },
        named ? { $addToSet: { namedIds: adviserId } } : { $pull: { namedIds: adviserId } },
        options,
      ),
    /** The case is the caller's now, unless somebody was first. */
    claim: (caseId: string, set: Partial<CaseDoc>) =>
      all.findOneAndUpdate(
        { _id: caseId, memberId: { $exists: false } },
        { $set: set, $unset: { phone: '' } },
        { ...options, returnDocument: 'after' },
      ),
    /** Open cases by phone, newest first; the number of a claimed one may be somebody else's by now. */
    openOfPhone: (phoneKey: string, serviceId: string) =>
      all
        .find({ phoneKey, serviceId, state: 'open' }, options)
        .sort({ openedAt: -1, _id: -1 })
        .limit(10)
        .toArray(),
    /** One at a time for a number: two who note its call in the same second come one after the other, and the second sees what the
     *  first has noted. */
    turnOf: async (phoneKey: string, serviceId: string, now: Date): Promise<void> => {
      const _id = `${serviceId}:${phoneKey}`
      const update = { $inc: { turns: 1 }, $set: { expiresAt: after(now, DAY) } }
      try {
        await phoneTurns.of(db).updateOne({ _id }, update, { ...options, upsert: true })
      } catch (error) {
        if (isDuplicate(error) && error instanceof MongoServerError)
          error.addErrorLabel('TransientTransactionError')
        throw error
      }
    },
    /** The adviser of the last case in a service. */
    lastAdviser: (memberId: string, serviceId: string) =>
      all
        .find({ memberId, serviceId, adviserId: { $exists: true } }, options)
        .sort({ changedAt: -1 })
        .limit(1)
        .next(),
    pageOfMember: (memberId: string, before: { at: Date; id: string } | undefined, limit: number) =>
      all
        .find({ memberId, ...older('changedAt', before) }, options)
        .sort({ changedAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    pageOfAdviser: (
      adviserId: string,
      state: 'open' | 'closed',
      before: { at: Date; id: string } | undefined,
      limit: number,
    ) =>
      all
        .find(
          { $and: [{ $or: [{ adviserId }, { namedIds: adviserId }] }, older('changedAt', before)], state },
          options,
        )
        .sort({ changedAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    /** `late`: only these, and open ones whose next step was due before today. `nobody`: open ones without an adviser. */
    pageBelow: (
      orgIds: readonly string[],
      only: {
        readonly late?: { readonly ids: readonly string[]; readonly today: string }
        readonly nobody?: boolean
      },
      before: { at: Date; id: string } | undefined,
      limit: number,
    ) =>
      all
        .find(
          {
            orgPath: { $in: [...orgIds] },
            $and: [
              older('openedAt', before),
              only.late
                ? {
                    $or: [
                      { _id: { $in: [...only.late.ids] } },
                      { state: 'open', 'nextStep.dueOn': { $lt: only.late.today } },
                    ],
                  }
                : {},
              only.nobody === true ? { state: 'open', adviserId: { $exists: false } } : {},
            ],
          },
          { ...options, projection: { about: 0, result: 0, person: 0, phone: 0, phoneKey: 0 } },
        )
        .sort({ openedAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),
    stepsDue: (adviserId: string, today: string) =>
      all.countDocuments({ adviserId, state: 'open', 'nextStep.dueOn': { $lte: today } }, options),

    addEntry: (kind: ServiceKind, entry: EntryDoc) => caseEntries[kind].of(db).insertOne(entry, options),
    entries: (kind: ServiceKind, caseId: string, sharedOnly: boolean) =>
      caseEntries[kind]
        .of(db)
        .find({ caseId, ...(sharedOnly && { shared: true }) }, options)
        .sort({ at: 1, _id: 1 })
        .limit(500)
        .toArray(),
  }
}

const older = (field: 'changedAt' | 'openedAt', before: { at: Date; id: string } | undefined) =>
  before ? { $or: [{ [field]: { $lt: before.at } }, { [field]: before.at, _id: { $lt: before.id } }] } : {}
