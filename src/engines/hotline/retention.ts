import { HOUSE } from '../../kernel/caller'
import { DAY } from '../../kernel/time'
import { inTransaction, unitOf } from '../../kernel/transaction'
import type { House } from '../../kernel/unit'
import { createRetentionStore } from './store/retention'

const YEAR = 365 * DAY
/** A matter may come back as long as a judgment can be enforced and its advice be asked for. */
const CASES = 5 * YEAR
const TALKS = 3 * YEAR
const WAITS = YEAR

const withCase = { keeps: CASES, of: 'what belongs to a case, since it was closed', by: 'job' } as const
const desk = { keeps: 'desk', of: 'how the desk is set up; staff change it', by: 'rule' } as const

/** How long each collection keeps what it holds. `index`: the database deletes by itself; `job`: `removeOld` does; `rule`: it goes
 *  with what it belongs to, and holds nobody's data beyond that. */
export const RETENTION = [
  ...[
    ...['hotline_cases', 'hotline_case_entries', 'hotline_care_entries', 'hotline_chats'],
    ...['hotline_messages', 'hotline_care_messages', 'hotline_chat_files', 'hotline_callbacks'],
  ].map((collection) => ({ collection, ...withCase })),
  { collection: 'hotline_bookings', keeps: TALKS, of: 'a booking, since it was over', by: 'job' },
  { collection: 'hotline_pieces', keeps: TALKS, of: 'the pieces of time of a booking, with it', by: 'job' },
  { collection: 'hotline_shifts', keeps: TALKS, of: 'who worked when', by: 'job' },
  { collection: 'hotline_leaves', keeps: TALKS, of: 'who was away, since they were back', by: 'job' },
  { collection: 'hotline_alarms', keeps: TALKS, of: 'a broken promise, since it was seen to', by: 'job' },
  { collection: 'hotline_waits', keeps: WAITS, of: 'a place in the queue that is over', by: 'job' },
  { collection: 'hotline_calls', keeps: TALKS, of: 'a call begun in the app', by: 'index' },
  { collection: 'hotline_line_calls', keeps: 90 * DAY, of: 'that the line reported a call', by: 'index' },
  { collection: 'hotline_looks', keeps: 2 * DAY, of: 'that a look of the day was written down', by: 'index' },
  { collection: 'hotline_phone_turns', keeps: DAY, of: 'that a call was being noted', by: 'index' },
  { collection: 'hotline_notices', keeps: 180 * DAY, of: 'what a person was told', by: 'index' },
  {
    collection: 'hotline_portraits',
    keeps: DAY,
    of: 'a picture that was announced and not used',
    by: 'index',
  },
  { collection: 'hotline_notice_marks', keeps: 'member', of: 'how far a person has read', by: 'rule' },
  ...['hotline_services', 'hotline_desks', 'hotline_advisers', 'hotline_rules', 'hotline_holidays'].map(
    (collection) => ({ collection, ...desk }),
  ),
  ...['hotline_roster_versions', 'hotline_busy', 'hotline_line_positions'].map((collection) => ({
    ...{ collection, keeps: 'desk', of: 'numbers that name nobody', by: 'rule' as const },
  })),
] as const

/** At most so many of each a round: a round comes again. */
const AT_ONCE = 500

/** Deletes what is past its time; safe to run twice and at once. Returns how many cases and talks went. */
export const removeOld = async (house: House): Promise<{ cases: number; bookings: number }> => {
  const store = createRetentionStore(unitOf(house, HOUSE))
  const cases = await store.oldCases(CASES, AT_ONCE)
  for (const file of cases) {
    // The bytes first: a file whose entry is gone would be found by nobody.
    for (const fileId of await store.filesOf(file._id)) await house.files.remove(fileId)
    await inTransaction(house, HOUSE, (unit) => createRetentionStore(unit).removeCase(file))
  }
  const bookings = await inTransaction(house, HOUSE, (unit) =>
    createRetentionStore(unit).removeBookings(TALKS, AT_ONCE),
  )
  await store.removeWaits(WAITS)
  await store.removeAlarms(TALKS)
  await store.removeShifts(TALKS)
  await store.removeLeaves(TALKS)
  return { cases: cases.length, bookings }
}
