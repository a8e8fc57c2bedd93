import { z } from 'zod'
import { Count, Day, Id, Instant, Line, Text } from '../../../kernel/shapes'

/** Shapes that several parts of the hotline share. Days and hours are those of Asia/Shanghai, moments are UTC. */

/** `HH:MM`, 24 hours, in Asia/Shanghai; `24:00` is the end of a day. */
export const Hour = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间写成 09:00 这样')

/** How a person and an adviser meet: at a window, in a counselling room, on the phone, or at the firm. */
export const Way = z.enum(['window', 'room', 'phone', 'visit'])

/** `law`: lawyers. `psychology`: counsellors, whose records are kept apart. */
export const ServiceKind = z.enum(['law', 'psychology'])

/** What anybody may know of a lawyer or counsellor. */
export const AdviserCard = z.object({
  adviserId: Id,
  name: z.string(),
  kind: z.enum(['lawyer', 'counsellor']),
  /** Address of a square picture; absent: draw the first character of the name. */
  portrait: z.string().optional(),
  qualifications: z.array(z.string()),
  /** Such as 工资、工伤. */
  goodAt: z.array(z.string()),
  /** Languages and dialects besides Mandarin, such as 胶东话. */
  languages: z.array(z.string()),
})

export const PlaceCard = z.object({
  placeId: Id,
  name: z.string(),
  address: z.string(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})

export const Matter = z.object({
  matterId: Id,
  /** Such as 工伤. */
  name: z.string(),
  /** Length of a talk. */
  minutes: z.int().positive(),
  /** Worth an earlier callback: a deadline, an injury. */
  urgent: z.boolean(),
})

/** What a service offers, as people choose it. */
export const ServiceCard = z.object({
  serviceId: Id,
  name: z.string(),
  kind: ServiceKind,
  /** The number to dial. */
  phone: z.string(),
  /** Plain words: 工作日 9:00–17:30. */
  hours: z.string(),
  matters: z.array(Matter),
  ways: z.array(Way),
  places: z.array(PlaceCard),
  /** Purposes of its rooms, such as 沙盘. */
  purposes: z.array(z.string()),
  /** Languages and dialects that somebody of the service speaks. */
  languages: z.array(z.string()),
  /** How many days ahead may be booked. */
  daysAhead: z.int().positive(),
  /** A booking can be changed or cancelled until this many minutes before it begins. */
  changeUntilMinutes: Count,
  /** Minutes within which a callback is promised in hours. */
  callbackMinutes: z.int().positive(),
  /** Minutes within which a chat message is answered in hours. */
  chatMinutes: z.int().positive(),
})

/** Which times are wanted. All of it narrows; nothing named means any. */
export const Wish = z.strictObject({
  serviceId: Id,
  /** Gives the length of the talk; absent: the service's first matter. */
  matterId: Id.optional(),
  way: Way,
  placeId: Id.optional(),
  adviserId: Id.optional(),
  /** The adviser of the person's last booking or case in this service. */
  sameAsLast: z.boolean().default(false),
  language: Line(20).optional(),
  /** Of a room: 沙盘. */
  purpose: Line(20).optional(),
})

export const BookingState = z.enum([
  /** Kept for five minutes while the person decides. */
  'held',
  /** Kept for ten minutes for the next one on the waitlist. */
  'offered',
  'confirmed',
  /** The person is at the desk. */
  'arrived',
  'done',
  'missed',
  'cancelled',
  /** A hold or an offer that nobody confirmed in time. */
  'lapsed',
  /** The adviser is away and nobody could take over: the person is asked to choose another time. */
  'displaced',
])

export const Booking = z.object({
  bookingId: Id,
  serviceId: Id,
  serviceName: z.string(),
  kind: ServiceKind,
  matter: z.string(),
  way: Way,
  state: BookingState,
  startsAt: Instant,
  endsAt: Instant,
  adviser: AdviserCard,
  /** 3 号窗, 沙盘室, 电话. */
  deskName: z.string(),
  place: PlaceCard.optional(),
  /** While held or offered: until when. */
  heldUntil: Instant.optional(),
  /** Until when it may be changed or cancelled. */
  changeUntil: Instant,
  /** What the person wrote; to themselves and the adviser only. */
  about: z.string().optional(),
  caseId: Id.optional(),
  /** Six digits to say at the desk, and the text of a QR code for it; to the person only, once confirmed. */
  checkIn: z.object({ code: z.string(), qr: z.string() }).optional(),
  /** After a miss: what the person said about it and what was decided. */
  appeal: z.enum(['asked', 'accepted', 'refused']).optional(),
  /** Something changed after it was confirmed; plain words, such as 改由刘范例律师接待. */
  changed: z.string().optional(),
})

/** A case gets somebody else while times are booked for it. */
export const PassingOn = {
  /** `follow`: whoever gets the case receives the person at the time booked, if they sit at such a desk then and are free; else,
   *  and with `keep`, whoever was booked does, and sees the case around that day. */
  bookings: z.enum(['follow', 'keep']).default('follow'),
  /** Nothing is changed; only what would become of the bookings is told. */
  preview: z.boolean().default(false),
}

/** What becomes of a time that was booked for a case; no name of the person and no content. */
export const BookingAfter = z.object({
  bookingId: Id,
  startsAt: Instant,
  deskName: z.string(),
  /** Name of whoever was booked. */
  from: z.string(),
  /** Name of whoever receives the person; absent: it stays as it was. */
  to: z.string().optional(),
})

export const CallbackState = z.enum([
  /** In the queue of the desk. */
  'waiting',
  /** An adviser has taken it. */
  'taken',
  /** The promise was not kept; staff and the next adviser know. */
  'late',
  /** The person was not reached; it is tried again at `nextTryAt`. */
  'retry',
  'kept',
  'cancelled',
  /** Not reached three times; the case stays open and the person was told. */
  'unreached',
])

/** 18:00–20:00 of any day, when the person can talk. */
export const GoodHours = z.array(z.strictObject({ from: Hour, to: Hour })).max(4)

/** A callback as the person sees it. */
export const Callback = z.object({
  callbackId: Id,
  caseId: Id,
  serviceId: Id,
  serviceName: z.string(),
  state: CallbackState,
  askedAt: Instant,
  /** The promise: rung before this moment, or passed on and raised. */
  promisedBy: Instant,
  /** When the first promise was broken: what was promised first. */
  firstPromisedBy: Instant.optional(),
  takenAt: Instant.optional(),
  adviser: AdviserCard.optional(),
  nextTryAt: Instant.optional(),
  tries: Count,
  /** 138****0000 */
  phone: z.string(),
  urgent: z.boolean(),
  matter: z.string().optional(),
  about: z.string().optional(),
})

export const CaseState = z.enum(['open', 'closed'])

/** A step that somebody owes, by a day. */
export const NextStep = z.object({
  text: z.string(),
  dueOn: Day,
  owner: z.enum(['worker', 'adviser']),
})

export type BookingAfter = z.output<typeof BookingAfter>

export const AboutText = Text(1000)
