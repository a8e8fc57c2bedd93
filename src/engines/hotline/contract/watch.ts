import { z } from 'zod'
import { Cursor, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { BookingAfter, CaseState, PassingOn, ServiceKind, Way } from './shapes'

/** What staff watch over: clocks of cases, promises that were broken, objections. */

const STAFF = 'staff'
const READERS = ['staff', 'auditor'] as const

export const watchOperations = {
  listCaseClocks: {
    summary: 'That cases exist and how late they are, within scope; no name, no content',
    access: READERS,
    input: z.strictObject({
      late: z.boolean().default(false),
      /** Only open ones that no adviser has. */
      nobody: z.boolean().default(false),
      cursor: Cursor.optional(),
    }),
    output: pageOf(
      z.object({
        caseId: Id,
        serviceId: Id,
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
        /** Whose people could take it on. */
        serviceId: Id.optional(),
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
  assignCase: {
    summary:
      'Give an open case to an adviser of its service, whoever had it; staff see nothing of it but times booked',
    access: STAFF,
    changes: 'once',
    input: z.strictObject({ caseId: Id, adviserId: Id, ...PassingOn }),
    output: z.object({ bookings: z.array(BookingAfter) }),
    errors: ['NOT_FOUND', 'CASE_CLOSED', 'AGAINST_OWN_CLIENT'],
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
