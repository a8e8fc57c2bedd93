import { sendText, type TextJob } from '../engines/hotline/parts/send-text'
import { forgetPerson } from '../engines/hotline/parts/forget-person'
import { leaveWithoutRole } from '../engines/hotline/parts/leave-desk'
import { raiseChat } from '../engines/hotline/parts/chat-alarm'
import { breakPromise } from '../engines/hotline/parts/promise'
import { settleChange } from '../engines/hotline/parts/settle'
import { endHolds } from '../engines/hotline/parts/holds'
import { remind, settleUnfinished } from '../engines/hotline/parts/reminders'
import { TOPICS } from '../engines/hotline/parts/topics'
import { readLine } from '../engines/hotline/parts/read-line'
import { offerFree } from '../engines/hotline/parts/waitlist'
import type { HotlinePorts } from '../engines/hotline/ports'
import { hotlineServices, type Services } from '../engines/hotline/services'
import { ROLE_ENDED } from '../engines/membership/operations/revoke-role'
import { HOUSE } from '../kernel/caller'
import type { Consumer, OutboxMessage } from '../kernel/outbox'
import { Refusal } from '../kernel/refusal'
import { after, MINUTE } from '../kernel/time'
import { inTransaction } from '../kernel/transaction'
import type { House } from '../kernel/unit'

/** So many failures in a row are an outage and no accident. */
const PATIENT = 8

type Payload = OutboxMessage['payload']

const text = (payload: Payload, field: string): string => {
  const value = payload[field]
  if (typeof value !== 'string') throw new TypeError(`the message has no ${field}`)
  return value
}

const moment = (payload: Payload, field: string): Date => {
  const value = payload[field]
  if (!(value instanceof Date)) throw new TypeError(`the message has no ${field}`)
  return value
}

/** What falls due in the hotline, by topic. Each message names what it was about when it was written; whoever comes late or
 *  twice finds it changed and does nothing. */
export const hotlineConsumers = (house: House, ports: HotlinePorts): Readonly<Record<string, Consumer>> => {
  const inOne =
    (work: (given: Services, payload: Payload) => Promise<unknown>): Consumer =>
    async ({ payload }) => {
      await inTransaction(house, HOUSE, (unit) => work(hotlineServices(ports, unit), payload))
    }
  return {
    [TOPICS.holdsEnd]: async () => {
      await endHolds(house, ports)
    },
    [TOPICS.freed]: async ({ payload }) => {
      await offerFree(house, ports, text(payload, 'serviceId'))
    },
    [TOPICS.remind]: inOne((given, payload) =>
      remind(given, {
        bookingId: text(payload, 'bookingId'),
        startsAt: moment(payload, 'startsAt'),
        which: payload['which'] === 'day' ? 'day' : 'hours',
      }),
    ),
    [TOPICS.unfinished]: inOne((given, payload) =>
      settleUnfinished(given, {
        bookingId: text(payload, 'bookingId'),
        startsAt: moment(payload, 'startsAt'),
      }),
    ),
    [TOPICS.callbackDue]: inOne((given, payload) =>
      breakPromise(given, text(payload, 'callbackId'), moment(payload, 'promisedBy')),
    ),
    [TOPICS.chatDue]: inOne((given, payload) =>
      raiseChat(given, text(payload, 'caseId'), moment(payload, 'answerBy')),
    ),
    [TOPICS.settle]: inOne((given, payload) =>
      settleChange(given, {
        serviceId: text(payload, 'serviceId'),
        adviserIds: Array.isArray(payload['adviserIds']) ? payload['adviserIds'].map(String) : [],
        from: moment(payload, 'from'),
        to: moment(payload, 'to'),
      }),
    ),
    [ROLE_ENDED]: inOne(async (given, payload) => {
      const adviser = await given.catalogue.adviserOf(text(payload, 'memberId'))
      if (adviser) await leaveWithoutRole(given, adviser._id)
    }),
    [TOPICS.personLeft]: inOne((given, payload) => forgetPerson(given, text(payload, 'memberId'))),
    [TOPICS.line]: async () => readLine(house, ports),
    [TOPICS.text]: async ({ payload, attempts }) => {
      try {
        await sendText(house, ports, jobOf(payload))
        return undefined
      } catch (error) {
        // A gateway that is away for hours loses nothing: what is untrue by then is not sent, the rest is.
        if (attempts < PATIENT || !(error instanceof Refusal)) throw error
        return { again: after(house.clock.now(), 10 * MINUTE) }
      }
    },
  }
}

const TEMPLATES = ['booking', 'rebook', 'callback', 'unreached', 'waitlist'] as const

const jobOf = (payload: Payload): TextJob => {
  if (payload['template'] === 'claim')
    return { caseId: text(payload, 'caseId'), template: 'claim', askedAt: moment(payload, 'askedAt') }
  const template = TEMPLATES.find((one) => one === payload['template'])
  if (!template) throw new TypeError('the message has no template')
  const params = Object.entries(payload['params'] ?? {}).map(([name, value]) => [name, String(value)])
  return {
    memberId: text(payload, 'memberId'),
    template,
    params: Object.fromEntries(params) as Record<string, string>,
    ...(payload['until'] instanceof Date && { until: payload['until'] }),
  }
}
