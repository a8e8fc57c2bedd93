import { z } from 'zod'
import { Count, Day, Done, Id, Instant, Line } from '../../../kernel/shapes'
import { AdviserCard, Hour } from './shapes'

/** Who sits where and when: rules, shifts, leave, holidays. */

const STAFF = 'staff'
const READERS = ['staff', 'auditor'] as const
const ROSTER_READERS = ['staff', 'auditor', 'lawyer', 'counsellor'] as const

/** One working stretch of a day. */
const Hours = z
  .array(z.strictObject({ from: Hour, to: Hour }))
  .min(1)
  .max(4)
const People = z.array(Id).min(1).max(40)

/** Who works when. */
export const Pattern = z.discriminatedUnion('kind', [
  /** The same people every week. Weekday 1 is Monday. */
  z.strictObject({
    kind: z.literal('weekly'),
    days: z
      .array(z.strictObject({ weekday: z.int().min(1).max(7), adviserIds: People }))
      .min(1)
      .max(7),
  }),
  /** In turn, each for `blockDays` calendar days beginning with `from` of the rule: 1 a day, 7 a week, 14 two weeks on. */
  z.strictObject({
    kind: z.literal('turns'),
    blockDays: z.int().min(1).max(60),
    adviserIds: People,
    /** On which weekdays; 1 is Monday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  }),
  /** Whoever has had the fewest hours so far, in the order of the list when equal. */
  z.strictObject({
    kind: z.literal('load'),
    adviserIds: People,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  }),
])

export const Rule = z.object({
  ruleId: Id,
  deskId: Id,
  from: Day,
  until: Day.optional(),
  pattern: Pattern,
  hours: Hours,
  /** `closed`: no duty on public holidays, and a make-up day counts as the weekday it replaces.
   *  `open`: day and night, holidays too. */
  holidays: z.enum(['closed', 'open']),
  /** Who steps in, in this order. */
  standbyIds: z.array(Id),
})

const Shift = z.object({
  shiftId: Id,
  deskId: Id,
  deskName: z.string(),
  from: Hour,
  to: Hour,
  startsAt: Instant,
  endsAt: Instant,
  /** Absent: nobody could take it over; staff must find somebody. */
  adviser: AdviserCard.optional(),
  /** Whose shift it was before leave or a cover. */
  instead: z.string().optional(),
  standby: z.array(AdviserCard),
  bookings: Count,
})

/** What a change of the roster does to one booking. Staff see no name and no content. */
const Touched = z.object({
  bookingId: Id,
  startsAt: Instant,
  deskName: z.string(),
  from: z.string(),
  /** Who receives the person instead; absent: they are asked to choose another time. */
  to: z.string().optional(),
})

export const rosterOperations = {
  listRules: {
    summary: 'Rules of the roster within scope',
    access: READERS,
    input: z.strictObject({ deskId: Id.optional() }),
    output: z.object({ items: z.array(Rule) }),
    errors: [],
  },
  saveRule: {
    summary: 'Add or change a rule; days that have begun stay as they are. With `preview` nothing is changed',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      ruleId: Id.optional(),
      deskId: Id,
      from: Day,
      until: Day.optional(),
      pattern: Pattern,
      hours: Hours,
      holidays: z.enum(['closed', 'open']),
      standbyIds: z.array(Id).max(20).default([]),
      preview: z.boolean().default(false),
    }),
    output: z.object({ ruleId: Id.optional(), shifts: Count, touched: z.array(Touched) }),
    errors: ['NOT_FOUND', 'WRONG_SPAN', 'DESK_TAKEN'],
  },
  endRule: {
    summary:
      'A rule ends after a day; later shifts go, their bookings are moved or raised. With `preview` nothing is changed',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ ruleId: Id, after: Day, preview: z.boolean().default(false) }),
    output: z.object({ touched: z.array(Touched) }),
    errors: ['NOT_FOUND'],
  },
  listRoster: {
    summary: 'Shifts of some days (at most 62), by day and desk; advisers see those of their services',
    access: ROSTER_READERS,
    input: z.strictObject({ from: Day, days: z.int().min(1).max(62).default(14), deskId: Id.optional() }),
    output: z.object({
      /** The server's time. */ at: Instant,
      days: z.array(
        z.object({
          day: Day,
          /** 周末, 国庆节, 调休上班; absent on an ordinary working day. */
          note: z.string().optional(),
          off: z.boolean(),
          shifts: z.array(Shift),
        }),
      ),
    }),
    errors: [],
  },
  coverShift: {
    summary: 'Give one shift to somebody else. With `preview` nothing is changed',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ shiftId: Id, adviserId: Id, preview: z.boolean().default(false) }),
    output: z.object({ touched: z.array(Touched) }),
    errors: ['NOT_FOUND', 'BUSY_THEN'],
  },
  listLeaves: {
    summary: 'Leave from today on, within scope',
    access: ROSTER_READERS,
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          leaveId: Id,
          adviser: AdviserCard,
          from: Instant,
          to: Instant,
          reason: z.string().optional(),
        }),
      ),
    }),
    errors: [],
  },
  saveLeave: {
    summary:
      'Enter leave of an adviser: shifts go to standby, bookings are moved or raised. With `preview` nothing is changed',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      adviserId: Id,
      from: Instant,
      to: Instant,
      reason: Line(60).optional(),
      preview: z.boolean().default(false),
    }),
    output: z.object({ leaveId: Id.optional(), touched: z.array(Touched), uncovered: Count }),
    errors: ['NOT_FOUND', 'WRONG_SPAN'],
  },
  endLeave: {
    summary: 'Back earlier: leave ends; shifts already covered stay covered',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ leaveId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listHolidays: {
    summary: 'Public holidays and make-up days of a year, with what staff changed',
    access: 'anyone',
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.object({
      /** False: the State Council has not announced the year (or we do not have it): only weekends are known. */
      announced: z.boolean(),
      items: z.array(z.object({ day: Day, off: z.boolean(), name: z.string(), changedHere: z.boolean() })),
    }),
    errors: [],
  },
  saveHoliday: {
    summary:
      'Put a day right: off, or worked; without `off` our change is taken back. Its shifts follow. With `preview` nothing is changed',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      day: Day,
      off: z.boolean().optional(),
      name: Line(20).default('调整'),
      preview: z.boolean().default(false),
    }),
    output: z.object({ touched: z.array(Touched) }),
    errors: ['WRONG_SPAN'],
  },
} as const

export type TouchedBooking = z.output<typeof Touched>
