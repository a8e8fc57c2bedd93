import { z } from 'zod'
import { Done, Id, Instant, Line, Phone } from '../../../kernel/shapes'
import { AboutText, AdviserCard, Callback, GoodHours } from './shapes'

/** Calls by the person: one tap, and what happens when nobody answers. */

/** What to do now: dial somebody, or rely on a promised callback. */
const CallStep = z.discriminatedUnion('next', [
  z.object({
    next: z.literal('dial'),
    callId: Id,
    caseId: Id,
    /** How many have been rung with this one; goes back with the report that nobody answered. */
    attempt: z.int().positive(),
    /** The number to hand to the phone. */
    phone: z.string(),
    /** Who should answer. */
    adviser: AdviserCard,
    /** `duty`: the first; `next`: another one on duty; `standby`. */
    as: z.enum(['duty', 'next', 'standby']),
    /** Seconds of ringing after which the page asks whether anybody answered. */
    askAfterSeconds: z.int().positive(),
  }),
  z.object({ next: z.literal('callback'), callId: Id, caseId: Id, callback: Callback }),
])

export const callOperations = {
  startCall: {
    summary: 'One tap: leaves a record and says whom to dial; out of hours a callback is promised at once',
    access: 'worker',
    changes: 'once',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({
      serviceId: Id,
      matterId: Id.optional(),
      /** Go on with a case. */
      caseId: Id.optional(),
    }),
    output: z.object({ /** The server's time. */ at: Instant, step: CallStep }),
    errors: ['NOT_FOUND'],
  },
  reportNoAnswer: {
    summary: 'Nobody answered: the next one on duty, the standby, then a promised callback',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      callId: Id,
      /** Of the step that nobody answered: when the line said so first, the step that followed is the answer. */
      attempt: z.int().positive().optional(),
      goodHours: GoodHours.default([]),
    }),
    output: z.object({ /** The server's time. */ at: Instant, step: CallStep }),
    errors: ['NOT_FOUND', 'CALL_OVER'],
  },
  reportTalked: {
    summary: 'Somebody answered: the record is closed, the case stays',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ callId: Id }),
    output: z.object({ caseId: Id }),
    errors: ['NOT_FOUND', 'CALL_OVER'],
  },
  requestCallback: {
    summary: 'Ask to be rung back by a stated time',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({
      serviceId: Id,
      matterId: Id.optional(),
      /** Only the adviser reads it. */
      about: AboutText.default(''),
      urgent: z.boolean().default(false),
      goodHours: GoodHours.default([]),
      caseId: Id.optional(),
    }),
    output: z.object({ /** The server's time. */ at: Instant, callback: Callback }),
    errors: ['NOT_FOUND', 'CALLBACK_WAITING'],
  },
  cancelCallback: {
    summary: 'No need to ring back any more',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ callbackId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'CALL_OVER'],
  },
  listMyCallbacks: {
    summary: 'Promised callbacks of the person: open ones, and those of the last seven days',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({ /** The server's time. */ at: Instant, items: z.array(Callback) }),
    errors: [],
  },
  readOpenCall: {
    summary: 'The call that was begun and not yet told about, so that the page can ask after coming back',
    access: 'worker',
    input: z.strictObject({}),
    output: z.object({
      /** The server's time. */ at: Instant,
      step: CallStep.optional(),
      startedAt: Instant.optional(),
    }),
    errors: [],
  },
  readClaim: {
    summary: 'What a claim link is about, before anybody signs in',
    access: 'anyone',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ claim: z.string().min(1).max(300) }),
    output: z.object({
      serviceName: z.string(),
      openedAt: Instant,
      /** 138****0000 */
      phone: z.string(),
      claimed: z.boolean(),
    }),
    errors: ['CLAIM_REFUSED'],
  },
  claimCase: {
    summary:
      'Take over a case that was opened by phone, with the link of the text message; the phone must match',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 600 },
    input: z.strictObject({ claim: z.string().min(1).max(300) }),
    output: z.object({ caseId: Id }),
    errors: ['CLAIM_REFUSED'],
  },
  openOutsideCase: {
    summary:
      'A call from outside the app becomes a case by its phone number; the caller gets a claim link. A number that has open cases here is noted only when it is said to which one it belongs, or that it is about something else',
    access: ['lawyer', 'counsellor', 'staff'],
    changes: 'once',
    limit: { calls: 60, seconds: 600 },
    input: z.strictObject({
      serviceId: Id,
      matterId: Id.optional(),
      phone: Phone,
      name: Line(20).optional(),
      /** What was said; for the adviser. When staff write it they do not see it again. */
      about: AboutText.default(''),
      urgent: z.boolean().default(false),
      /** Promise a callback as well. */
      callback: z.boolean().default(false),
      goodHours: GoodHours.default([]),
      /** It is about this open case of the number. */
      caseId: Id.optional(),
      /** It is about something else than the open cases of the number. */
      another: z.boolean().default(false),
    }),
    output: z.object({
      /** 138****0000 */
      phone: z.string(),
      /** Absent: nothing was noted yet, for the number has open cases. */
      noted: z
        .object({
          caseId: Id,
          /** A promise that stands already is not made twice: this is it. */
          promisedBy: Instant.optional(),
          /** True: a text message with the link is on its way, and is tried again while the gateway is away. False: the case was
           *  opened on the same day and had its link, is claimed, or text messages are switched off here. */
          linkSent: z.boolean(),
        })
        .optional(),
      /** Open cases by phone of the number, newest first, claimed or not; no content. */
      known: z.array(
        z.object({
          caseId: Id,
          openedAt: Instant,
          adviserName: z.string().optional(),
          promisedBy: Instant.optional(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
} as const
