import { z } from 'zod'
import { Count, Day, Done, Id, Instant, Line, Text } from '../../../kernel/shapes'
import { AdviserCard, Booking, Callback, ServiceKind } from './shapes'

/** The desk of a lawyer or counsellor: today's duty, bookings, callbacks, chats. */

/** A booking as the adviser of it sees it. */
export const DeskBooking = Booking.extend({
  /** Name of the person in full for the adviser who receives them. */
  person: z.string(),
  /** Of a visit. */
  address: z.string().optional(),
})

/** A callback in the queue: what is needed to decide who rings whom next. */
export const DeskCallback = Callback.extend({
  /** 陈*例; absent when only a number is known. */
  person: z.string().optional(),
  /** The caller has taken it and may see the number and what was written. */
  mine: z.boolean(),
})

const DeskChat = z.object({
  caseId: Id,
  serviceId: Id,
  serviceName: z.string(),
  kind: ServiceKind,
  /** 陈*例 */
  person: z.string(),
  adviser: AdviserCard.optional(),
  mine: z.boolean(),
  /** It lies in the duty box, or it is past its time and the caller is on duty. */
  mayTake: z.boolean(),
  /** Messages of the person that nobody of the desk has read. */
  unread: Count,
  /** By when the oldest unanswered one is answered. */
  answerBy: Instant.optional(),
  late: z.boolean(),
  lastAt: Instant,
})

const ShiftRow = z.object({
  day: Day,
  startsAt: Instant,
  endsAt: Instant,
  deskId: Id,
  deskName: z.string(),
  standby: z.boolean(),
})

const ADVISERS = ['lawyer', 'counsellor'] as const

export const deskOperations = {
  readMyDesk: {
    summary: "What waits for the adviser now: duty, today's bookings, callbacks, chats",
    access: ADVISERS,
    input: z.strictObject({}),
    output: z.object({
      /** The server's time. */ at: Instant,
      adviser: AdviserCard,
      onDutyNow: z.boolean(),
      /** Today and the next 14 days. */
      shifts: z.array(ShiftRow),
      bookings: z.array(DeskBooking),
      callbacks: z.array(DeskCallback),
      chats: z.array(DeskChat),
      /** Open cases whose next step is due today or was due before. */
      stepsDue: Count,
    }),
    errors: ['NOT_FOUND'],
  },
  listDeskBookings: {
    summary: 'Bookings of the adviser on one day',
    access: ADVISERS,
    input: z.strictObject({ day: Day }),
    output: z.object({ /** The server's time. */ at: Instant, items: z.array(DeskBooking) }),
    errors: ['NOT_FOUND'],
  },
  checkInGuest: {
    summary: 'The person is here: by the six digits or the QR code that they show',
    access: ['lawyer', 'counsellor', 'staff'],
    changes: 'once',
    limit: { calls: 30, seconds: 60 },
    input: z.strictObject({ code: z.string().min(6).max(300) }),
    output: z.object({
      bookingId: Id,
      startsAt: Instant,
      deskName: z.string(),
      adviserName: z.string(),
      /** 陈*例 */
      person: z.string(),
    }),
    errors: ['CODE_REFUSED', 'NOT_YET'],
  },
  finishBooking: {
    summary: 'The talk is over, or the person did not come (from 15 minutes after the beginning)',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({ bookingId: Id, came: z.boolean(), note: Text(2000).default('') }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_YET'],
  },
  listCallbacks: {
    summary: 'Promised callbacks of the services the adviser works for, most urgent first',
    access: ADVISERS,
    input: z.strictObject({}),
    output: z.object({ /** The server's time. */ at: Instant, items: z.array(DeskCallback) }),
    errors: ['NOT_FOUND'],
  },
  takeCallback: {
    summary: 'I ring this person; the person is told who',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({ callbackId: Id }),
    output: z.object({ callback: DeskCallback }),
    errors: ['NOT_FOUND', 'TAKEN_BY_OTHER', 'AGAINST_OWN_CLIENT'],
  },
  revealCallbackPhone: {
    summary: 'The full number of a callback that the caller has taken; audited, and the person sees it',
    access: ADVISERS,
    changes: 'natural',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({ callbackId: Id }),
    output: z.object({ phone: z.string() }),
    errors: ['NOT_FOUND'],
  },
  logCallback: {
    summary: 'Rung: reached, or not reached and tried again at the person’s good hours',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({ callbackId: Id, reached: z.boolean(), note: Text(2000).default('') }),
    output: z.object({ callback: DeskCallback }),
    errors: ['NOT_FOUND', 'CALL_OVER'],
  },
  passCallback: {
    summary: 'I cannot: give a taken callback back to the queue, the promise stands',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({ callbackId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listDeskChats: {
    summary: 'Chats that wait at the desks of the adviser, and own open ones; those due first',
    access: ADVISERS,
    input: z.strictObject({}),
    output: z.object({ /** The server's time. */ at: Instant, items: z.array(DeskChat) }),
    errors: ['NOT_FOUND'],
  },
  takeChat: {
    summary: 'I answer this chat; only from now on can it be read',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({ caseId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'TAKEN_BY_OTHER', 'AGAINST_OWN_CLIENT'],
  },
  listColleagues: {
    summary: 'Advisers of a service to whom a case can be handed, those on duty first',
    access: ADVISERS,
    input: z.strictObject({ serviceId: Id }),
    output: z.object({ items: z.array(AdviserCard.extend({ onDuty: z.boolean() })) }),
    errors: ['NOT_FOUND'],
  },
  createCalendarLink: {
    summary: "A signed address of the adviser's duties as iCalendar; a new one ends the old",
    access: ADVISERS,
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({}),
    /** `GET url` answers text/calendar; good for a year. */
    output: z.object({ url: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
  takeLeave: {
    summary:
      'I am away on some days or hours: shifts go to the standby, bookings are moved or raised. With `preview` nothing is changed',
    access: ADVISERS,
    changes: 'once',
    input: z.strictObject({
      from: Instant,
      to: Instant,
      reason: Line(60).optional(),
      preview: z.boolean().default(false),
    }),
    output: z.object({ leaveId: Id.optional(), moved: Count, displaced: Count, uncovered: Count }),
    errors: ['NOT_FOUND', 'WRONG_SPAN'],
  },
} as const
