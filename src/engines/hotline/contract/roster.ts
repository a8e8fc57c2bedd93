import { z } from 'zod'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { AdviserCard, CaseState, Hour, ServiceCard, ServiceKind, Way } from './shapes'

/** The roster desk of staff: services, desks, people, rules, leave, holidays, and what is late. */

export const DeskKind = z.enum(['phone', 'chat', 'window', 'counselling', 'room', 'visit'])

const Latitude = z.number().min(-90).max(90)
const Longitude = z.number().min(-180).max(180)

export const DeskRow = z.object({
  deskId: Id,
  serviceId: Id,
  kind: DeskKind,
  /** 3 号窗, 沙盘室. */
  name: z.string(),
  /** Of a window (1–8) or room (1–5). */
  number: z.int().positive().optional(),
  /** Of a room: 咨询, 沙盘, 放松, 体验, 宣泄. */
  purpose: z.string().optional(),
  placeId: Id.optional(),
  /** Minutes kept free after each talk; absent: the service's. */
  bufferMinutes: Count.optional(),
  active: z.boolean(),
})

export const AdviserRow = AdviserCard.extend({
  memberId: Id,
  serviceIds: z.array(Id),
  /** 138****0000, when the desk may ring them directly in the cascade. */
  phone: z.string().optional(),
  /** Employers they must not act against. */
  notAgainst: z.array(z.object({ orgId: Id, name: z.string() })),
  active: z.boolean(),
})

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

const STAFF = 'staff'
const READERS = ['staff', 'auditor'] as const
const ROSTER_READERS = ['staff', 'auditor', 'lawyer', 'counsellor'] as const

export const rosterOperations = {
  listDesks: {
    summary: 'Services, desks and rooms within scope',
    access: READERS,
    input: z.strictObject({}),
    output: z.object({
      services: z.array(
        ServiceCard.extend({
          orgId: Id,
          active: z.boolean(),
          stepMinutes: z.int().positive(),
          bufferMinutes: Count,
          askAfterSeconds: z.int().positive(),
        }),
      ),
      desks: z.array(DeskRow),
    }),
    errors: [],
  },
  saveService: {
    summary: 'Add or change a service',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      /** Absent: a new one. */
      serviceId: Id.optional(),
      orgId: Id,
      name: Line(30),
      kind: ServiceKind,
      phone: z.string().regex(/^[\d-]{3,20}$/, '只填数字和短横'),
      hours: Line(60),
      matters: z
        .array(
          z.strictObject({
            matterId: Id.optional(),
            name: Line(20),
            minutes: z.int().min(10).max(180).multipleOf(10),
            urgent: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(20),
      places: z
        .array(
          z.strictObject({
            placeId: Id.optional(),
            name: Line(40),
            address: Line(80),
            latitude: Latitude.optional(),
            longitude: Longitude.optional(),
          }),
        )
        .max(20),
      /** Minutes between two beginnings that are offered. */
      stepMinutes: z.int().min(10).max(120).multipleOf(10),
      bufferMinutes: z.int().min(0).max(120).multipleOf(10),
      daysAhead: z.int().min(1).max(60),
      changeUntilMinutes: z
        .int()
        .min(0)
        .max(7 * 24 * 60),
      callbackMinutes: z
        .int()
        .min(5)
        .max(24 * 60),
      chatMinutes: z
        .int()
        .min(1)
        .max(24 * 60),
      askAfterSeconds: z.int().min(10).max(120),
      active: z.boolean().default(true),
    }),
    output: z.object({ serviceId: Id }),
    errors: ['NOT_FOUND'],
  },
  saveDesk: {
    summary: 'Add or change a desk or a room',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      deskId: Id.optional(),
      serviceId: Id,
      kind: DeskKind,
      name: Line(30),
      number: z.int().min(1).max(99).optional(),
      purpose: Line(20).optional(),
      placeId: Id.optional(),
      bufferMinutes: z.int().min(0).max(180).multipleOf(10).optional(),
      active: z.boolean().default(true),
    }),
    output: z.object({ deskId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN'],
  },
  listAllAdvisers: {
    summary: 'Advisers within scope with what staff keep about them',
    access: READERS,
    input: z.strictObject({}),
    output: z.object({ items: z.array(AdviserRow) }),
    errors: [],
  },
  saveAdviser: {
    summary: 'Add or change a lawyer or counsellor of the hotline; they must hold the role',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({
      adviserId: Id.optional(),
      memberId: Id,
      kind: z.enum(['lawyer', 'counsellor']),
      qualifications: z.array(Line(30)).max(10),
      goodAt: z.array(Line(20)).max(10),
      languages: z.array(Line(20)).max(10),
      serviceIds: z.array(Id).max(10),
      notAgainst: z.array(Id).max(100),
      /** Use the number on the roster of members for direct calls in the cascade. */
      direct: z.boolean().default(false),
      active: z.boolean().default(true),
    }),
    output: z.object({ adviserId: Id }),
    errors: ['NOT_FOUND', 'ROLE_MISSING', 'NAME_TAKEN'],
  },
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
    summary: 'Put a day right: off, or worked; without `off` our change is taken back. Later shifts follow',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ day: Day, off: z.boolean().optional(), name: Line(20).default('调整') }),
    output: z.object({ touched: z.array(Touched) }),
    errors: ['WRONG_SPAN'],
  },
  showDeskCode: {
    summary: 'The text of the QR code that stands at a window or room for checking in',
    access: ['staff', 'lawyer', 'counsellor'],
    input: z.strictObject({ deskId: Id }),
    output: z.object({ deskName: z.string(), qr: z.string() }),
    errors: ['NOT_FOUND'],
  },
  listCaseClocks: {
    summary: 'That cases exist and how late they are, within scope; no name, no content',
    access: READERS,
    input: z.strictObject({ late: z.boolean().default(false), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        caseId: Id,
        serviceName: z.string(),
        kind: ServiceKind,
        state: CaseState,
        openedAt: Instant,
        adviserName: z.string().optional(),
        /** The nearest promise: a callback, an answer, a step. */
        due: z
          .object({ kind: z.enum(['callback', 'chat', 'step']), at: Instant, late: z.boolean() })
          .optional(),
      }),
    ).extend({ at: Instant }),
    errors: [],
  },
  listAlarms: {
    summary: 'Promises that were broken or are in danger within scope, and shifts that nobody covers',
    access: READERS,
    input: z.strictObject({ settled: z.boolean().default(false), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        alarmId: Id,
        at: Instant,
        kind: z.enum([
          'callback-late',
          'chat-late',
          'uncovered-shift',
          'displaced-booking',
          'unreached',
          'ownerless-cases',
        ]),
        text: z.string(),
        caseId: Id.optional(),
        callbackId: Id.optional(),
        shiftId: Id.optional(),
        settledAt: Instant.optional(),
      }),
    ).extend({ at: Instant }),
    errors: [],
  },
  settleAlarm: {
    summary: 'I have seen to it',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ alarmId: Id, note: Line(200).optional() }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
  assignCallback: {
    summary: 'Give a waiting or late callback to an adviser of its service',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ callbackId: Id, adviserId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'CALL_OVER', 'AGAINST_OWN_CLIENT'],
  },
  listAppeals: {
    summary: 'Missed bookings whose people say why, within scope',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({ bookingId: Id, startsAt: Instant, deskName: z.string(), way: Way, reason: z.string() }),
      ),
    }),
    errors: [],
  },
  decideAppeal: {
    summary: 'A miss counts or does not; the person is told',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ bookingId: Id, accepted: z.boolean() }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
} as const

export type TouchedBooking = z.output<typeof Touched>
