import { z } from 'zod'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { AboutText, AdviserCard, Booking, Way, Wish } from './shapes'

/** Booking by the person: find, hold, confirm, change, cancel, wait. */

/** Signed for the caller and good for 15 minutes; it cannot be made up, nor used by somebody else. */
const SlotId = z.string().min(20).max(600)

export const bookingOperations = {
  searchFreeTimes: {
    summary: 'How many times are free on each day of a stretch, for a wish',
    access: 'worker',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      wish: Wish,
      /** First day; a past one means today. */
      from: Day.optional(),
      /** Default 7, cut to what the service lets people book ahead. */
      days: z.int().min(1).max(60).default(7),
    }),
    output: z.object({
      /** The server's time. */ at: Instant,
      minutes: z.int().positive(),
      /** With `sameAsLast` or a named adviser: who is meant; absent when there was no last one. */
      adviser: AdviserCard.optional(),
      days: z.array(
        z.object({
          day: Day,
          /** `closed`: nobody works that day (`why`: 周末, 国庆节); `full`: all taken. */
          state: z.enum(['open', 'full', 'closed']),
          why: z.string().optional(),
          left: Count,
        }),
      ),
      /** The first free moment within what may be booked, when none of these days has one. */
      nextFreeOn: Day.optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  listSlots: {
    summary: 'The times of one day for a wish; taken ones are shown without an id',
    access: 'worker',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ wish: Wish, day: Day }),
    output: z.object({
      day: Day,
      minutes: z.int().positive(),
      slots: z.array(
        z.object({
          startsAt: Instant,
          endsAt: Instant,
          /** How many people could still come at this time; 0: taken. */
          left: Count,
          /** What `holdSlot` takes; absent when taken. */
          slotId: SlotId.optional(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  holdSlot: {
    summary: 'Keep a time for five minutes; a person holds one at a time, a new hold lets the old one go',
    access: 'worker',
    changes: 'once',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ slotId: SlotId }),
    output: z.object({ /** The server's time. */ at: Instant, booking: Booking }),
    errors: ['NOT_FOUND', 'SLOT_TAKEN', 'SLOT_OVER', 'BUSY_THEN', 'BOOKED_ENOUGH'],
  },
  confirmBooking: {
    summary: 'Make a held or offered time mine; opens a case unless one is named',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      bookingId: Id,
      /** Only the adviser reads it. */
      about: AboutText.default(''),
      caseId: Id.optional(),
      /** Of a visit: where to come to. Only the adviser reads it. */
      address: Line(200).optional(),
    }),
    output: z.object({ /** The server's time. */ at: Instant, booking: Booking }),
    errors: ['NOT_FOUND', 'HOLD_OVER', 'ADDRESS_NEEDED'],
  },
  releaseHold: {
    summary: 'Let a held or offered time go',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ bookingId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'HOLD_OVER'],
  },
  changeBooking: {
    summary: 'Move a confirmed booking to another time; the old time is let go in the same moment',
    access: 'worker',
    changes: 'once',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ bookingId: Id, slotId: SlotId }),
    output: z.object({ /** The server's time. */ at: Instant, booking: Booking }),
    errors: ['NOT_FOUND', 'SLOT_TAKEN', 'SLOT_OVER', 'BUSY_THEN', 'TOO_LATE_TO_CHANGE'],
  },
  cancelBooking: {
    summary: 'Cancel a confirmed booking before its deadline',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ bookingId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'TOO_LATE_TO_CHANGE'],
  },
  listMyBookings: {
    summary: "The person's bookings: upcoming ones first by time, then past ones, newest first",
    access: 'worker',
    input: z.strictObject({ past: z.boolean().default(false), cursor: Cursor.optional() }),
    output: pageOf(Booking).extend({ at: Instant }),
    errors: [],
  },
  readBooking: {
    summary: 'One booking of the person',
    access: 'worker',
    input: z.strictObject({ bookingId: Id }),
    output: z.object({ /** The server's time. */ at: Instant, booking: Booking }),
    errors: ['NOT_FOUND'],
  },
  checkIn: {
    summary: 'I am here: by the QR code that stands at the desk, from 30 minutes before until the end',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ bookingId: Id, deskCode: z.string().min(1).max(300) }),
    output: z.object({ booking: Booking }),
    errors: ['NOT_FOUND', 'WRONG_DESK', 'NOT_YET'],
  },
  appealMissed: {
    summary: 'Say why a booking was missed; staff decide, and until then it does not count',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ bookingId: Id, reason: Line(200) }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
  joinWaitlist: {
    summary: 'Be offered the next time that comes free for a wish, within some days',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({
      wish: Wish,
      from: Day,
      /** At most 30 days after `from`. */
      until: Day,
      /** Absent: any time of the day. */
      part: z.enum(['morning', 'afternoon']).optional(),
    }),
    output: z.object({ waitId: Id, ahead: Count }),
    errors: ['NOT_FOUND', 'WAITING_ALREADY'],
  },
  listMyWaits: {
    summary: 'What the person waits for, with the offer that is open now',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      /** The server's time. */ at: Instant,
      items: z.array(
        z.object({
          waitId: Id,
          serviceId: Id,
          serviceName: z.string(),
          way: Way,
          from: Day,
          until: Day,
          part: z.enum(['morning', 'afternoon']).optional(),
          adviser: AdviserCard.optional(),
          ahead: Count,
          state: z.enum(['waiting', 'offered']),
          /** To be confirmed with `confirmBooking` or let go with `releaseHold`. */
          offer: Booking.optional(),
        }),
      ),
    }),
    errors: [],
  },
  leaveWaitlist: {
    summary: 'Stop waiting; an open offer goes to the next one',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ waitId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listNotices: {
    summary: 'What the hotline has to tell the signed-in person, newest first',
    access: 'worker',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: z.object({
      unread: Count,
      items: z.array(
        z.object({
          noticeId: Id,
          at: Instant,
          kind: z.enum(['booking', 'callback', 'chat', 'case', 'waitlist', 'roster', 'alarm']),
          /** Plain words without content: 11月26日 10:00 见刘范例律师. */
          text: z.string(),
          read: z.boolean(),
          bookingId: Id.optional(),
          caseId: Id.optional(),
          callbackId: Id.optional(),
        }),
      ),
      next: Cursor.optional(),
    }),
    errors: [],
  },
  markNoticesRead: {
    summary: 'All notices up to a moment have been seen',
    access: 'worker',
    changes: 'natural',
    input: z.strictObject({ upTo: Instant }),
    output: Done,
    errors: [],
  },
} as const
