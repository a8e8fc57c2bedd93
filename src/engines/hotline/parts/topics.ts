/** What the hotline leaves in the outbox. */
export const TOPICS = {
  /** Holds and offers end; payload `{}`, due when the first of them does. */
  holdsEnd: 'hotline.holds-end',
  /** A time of a service came free; payload `{ serviceId }`. */
  freed: 'hotline.freed',
  /** Payload `{ bookingId, startsAt, which }`. */
  remind: 'hotline.remind',
  /** Nobody said whether the person came; payload `{ bookingId, startsAt }`. */
  unfinished: 'hotline.unfinished',
  /** Payload `{ callbackId, promisedBy }`. */
  callbackDue: 'hotline.callback-due',
  /** Payload `{ caseId, answerBy }`. */
  chatDue: 'hotline.chat-due',
  /** Payload `{ memberId, template, params, until }` or `{ caseId, template, askedAt }`. */
  text: 'hotline.text',
  /** A roster was changed while bookings may have been under way; payload `{ adviserIds, from, to }`. */
  settle: 'hotline.settle',
  /** Somebody has left the union; payload `{ memberId }`. */
  personLeft: 'hotline.person-left',
  /** The line's own report is looked at, again and again; payload `{}`. */
  line: 'hotline.line',
} as const
