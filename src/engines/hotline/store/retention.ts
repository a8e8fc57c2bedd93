import type { Unit } from '../../../kernel/unit'
import { after } from '../../../kernel/time'
import { bookings, type BookingState } from './bookings'
import { callbacks } from './calls'
import { caseEntries, cases, type CaseDoc } from './cases'
import { chatFiles, chatMessages, chats } from './chats'
import { alarms } from './notices'
import { leaves, shifts } from './roster'
import { pieces } from './slots'
import { waits } from './waits'

/** Whatever became of it in the end. */
const ENDED: readonly BookingState[] = ['done', 'missed', 'cancelled', 'lapsed', 'displaced']

/** Deletes what is past its time, in order of dependence: what a deletion left behind is found by the next one. `keep`:
 *  milliseconds. Every method returns how many went. */
export const createRetentionStore = ({ db, clock, options }: Pick<Unit, 'db' | 'clock' | 'options'>) => {
  const before = (keep: number): Date => after(clock.now(), -keep)
  const count = async (deleted: Promise<{ deletedCount: number }>): Promise<number> =>
    (await deleted).deletedCount
  return {
    /** Closed cases, oldest first. */
    oldCases: (keep: number, limit: number): Promise<Pick<CaseDoc, '_id' | 'kind'>[]> =>
      cases
        .of(db)
        .find({ closedAt: { $lt: before(keep) }, state: 'closed' }, { ...options, projection: { kind: 1 } })
        .sort({ closedAt: 1 })
        .limit(limit)
        .toArray(),
    filesOf: async (caseId: string): Promise<string[]> =>
      (await chatFiles.of(db).find({ caseId }, options).toArray()).map(({ _id }) => _id),
    /** A case with everything that was written in it; the case itself goes last. */
    removeCase: async ({ _id: caseId, kind }: Pick<CaseDoc, '_id' | 'kind'>): Promise<void> => {
      await chatFiles.of(db).deleteMany({ caseId }, options)
      await chatMessages[kind].of(db).deleteMany({ caseId }, options)
      await chats.of(db).deleteOne({ _id: caseId }, options)
      await callbacks.of(db).deleteMany({ caseId }, options)
      await caseEntries[kind].of(db).deleteMany({ caseId }, options)
      await cases.of(db).deleteOne({ _id: caseId }, options)
    },
    removeBookings: async (keep: number, limit: number): Promise<number> => {
      const old = await bookings
        .of(db)
        .find(
          { state: { $in: [...ENDED] }, startsAt: { $lt: before(keep) } },
          { ...options, projection: { _id: 1 } },
        )
        .limit(limit)
        .toArray()
      const ids = old.map(({ _id }) => _id)
      await pieces.of(db).deleteMany({ bookingId: { $in: ids } }, options)
      return count(bookings.of(db).deleteMany({ _id: { $in: ids } }, options))
    },
    removeWaits: (keep: number) =>
      count(waits.of(db).deleteMany({ live: { $exists: false }, joinedAt: { $lt: before(keep) } }, options)),
    removeAlarms: (keep: number) =>
      count(alarms.of(db).deleteMany({ settledAt: { $lt: before(keep) } }, options)),
    removeShifts: (keep: number) =>
      count(shifts.of(db).deleteMany({ endsAt: { $lt: before(keep) } }, options)),
    removeLeaves: (keep: number) => count(leaves.of(db).deleteMany({ to: { $lt: before(keep) } }, options)),
  }
}
