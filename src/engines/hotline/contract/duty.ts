import { z } from 'zod'
import { Id, Instant, Line } from '../../../kernel/shapes'
import { AdviserCard, Hour, ServiceCard, ServiceKind } from './shapes'

/** What anybody sees: services, today's duty, the contact card. */

const OnDuty = z.object({
  adviser: AdviserCard,
  startsAt: Instant,
  endsAt: Instant,
})

export const DutyCard = z.object({
  serviceId: Id,
  serviceName: z.string(),
  kind: ServiceKind,
  phone: z.string(),
  /** `open`: somebody can take a call now. `later`: again today. `closed`: not today. */
  state: z.enum(['open', 'later', 'closed']),
  /** Who has the phone now, else who has it next today. */
  duty: OnDuty.optional(),
  /** Others on the phone at the same time. */
  others: z.array(AdviserCard),
  /** When the phone is answered next, when it is not now. */
  nextOpenAt: Instant.optional(),
  /** Today's hours of the phone, such as 09:00–12:00. */
  hours: z.array(z.object({ from: Hour, to: Hour })),
  /** Minutes within which a callback is promised in hours. */
  callbackMinutes: z.int().positive(),
  /** By when a callback asked for now would come. */
  callbackBy: Instant,
  /** By when a chat message sent now would be answered. */
  chatBy: Instant,
  chatOpen: z.boolean(),
})

export const dutyOperations = {
  listServices: {
    summary: 'The services of the hotline with their matters, ways and places',
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ServiceCard) }),
    errors: [],
  },
  readDutyCard: {
    summary: "Today's duty person of each service: who, how to reach them, until when",
    access: 'anyone',
    input: z.strictObject({ serviceId: Id.optional() }),
    output: z.object({ at: Instant, items: z.array(DutyCard) }),
    errors: ['NOT_FOUND'],
  },
  readContactCard: {
    summary: 'What stands on the contact card that a group admin hands out as a picture',
    access: 'anyone',
    input: z.strictObject({ serviceId: Id.optional() }),
    output: z.object({
      title: z.string(),
      orgName: z.string(),
      serviceName: z.string(),
      phone: z.string(),
      hours: z.string(),
      /** Who has the phone today, when somebody has. */
      duty: OnDuty.optional(),
      /** Short lines for the foot of the card. */
      lines: z.array(z.string()),
      /** Text of the QR code: the address of the hotline's page. */
      qr: z.string(),
    }),
    errors: ['NOT_FOUND'],
  },
  listAdvisers: {
    summary: 'Lawyers and counsellors of a service, to choose from',
    access: 'anyone',
    input: z.strictObject({ serviceId: Id, language: Line(20).optional() }),
    output: z.object({ items: z.array(AdviserCard) }),
    errors: ['NOT_FOUND'],
  },
} as const
