import { z } from 'zod'
import { Count, Id, Instant, Line } from '../../../kernel/shapes'
import { AdviserCard, ServiceCard, ServiceKind } from './shapes'

/** What the hotline consists of: services, windows and rooms, people. */

const STAFF = 'staff'
const READERS = ['staff', 'auditor'] as const

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

export const setupOperations = {
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
  startPortrait: {
    summary:
      'A ticket for uploading the picture of somebody who works at the desk; its bytes are looked at when it is saved',
    access: STAFF,
    changes: 'once',
    limit: { calls: 60, seconds: 600 },
    input: z.strictObject({ fileName: Line(120), bytes: z.int().min(1).max(2_000_000) }),
    output: z.object({ ticket: z.string(), putTo: z.string(), fileId: Id, expiresAt: Instant }),
    errors: [],
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
      /** A picture that was uploaded for this; absent: the one that is there stays. */
      portraitId: Id.optional(),
      active: z.boolean().default(true),
    }),
    output: z.object({ adviserId: Id }),
    errors: ['NOT_FOUND', 'ROLE_MISSING', 'NAME_TAKEN'],
  },
  showDeskCode: {
    summary: 'The text of the QR code that stands at a window or room for checking in',
    access: ['staff', 'lawyer', 'counsellor'],
    input: z.strictObject({ deskId: Id }),
    output: z.object({ deskName: z.string(), qr: z.string() }),
    errors: ['NOT_FOUND'],
  },
} as const
