import { hotlinePorts } from '../../../src/compose/hotline'
import { extendRoster } from '../../../src/engines/hotline/later'
import { advisers, desks, services } from '../../../src/engines/hotline/store/catalogue'
import { rules } from '../../../src/engines/hotline/store/roster'
import { shanghaiDay } from '../../../src/kernel/time'
import type { House } from '../../../src/kernel/unit'
import { benchEnvironment } from '../import-house'

const ORG_PATH = ['o_city', 'o_district']
const WORKDAYS = [1, 2, 3, 4, 5]

/** A service with so many lawyers, each at a window of their own on every working day, planned to the horizon. */
export const openDesk = async (house: House, serviceId: string, lawyers: number): Promise<void> => {
  const each = Array.from({ length: lawyers }, (_, n) => n)
  const common = { serviceId, orgPath: ORG_PATH, active: true }
  await services.of(house.db).insertOne({
    ...{ _id: serviceId, orgId: 'o_district', orgPath: ORG_PATH, name: serviceId, kind: 'law' },
    ...{ phone: '12351', hours: '工作日', places: [], active: true },
    matters: [{ matterId: 'any', name: '咨询', minutes: 20, urgent: false }],
    ...{ stepMinutes: 30, bufferMinutes: 10, daysAhead: 60, changeUntilMinutes: 120 },
    ...{ callbackMinutes: 120, chatMinutes: 30, askAfterSeconds: 20 },
  })
  await desks
    .of(house.db)
    .insertMany(
      each.map((n) => ({ _id: `${serviceId}_w${n}`, kind: 'window' as const, name: `${n} 号窗`, ...common })),
    )
  await advisers.of(house.db).insertMany(
    each.map((n) => ({
      ...{ _id: `${serviceId}_a${n}`, memberId: `mem_${serviceId}_${n}`, orgPath: ORG_PATH },
      ...{ name: `样例${n}`, kind: 'lawyer' as const, qualifications: [], goodAt: [], languages: [] },
      ...{ serviceIds: [serviceId], notAgainst: [], direct: false, active: true },
    })),
  )
  await rules.of(house.db).insertMany(
    each.map((n) => ({
      ...{ _id: `${serviceId}_r${n}`, deskId: `${serviceId}_w${n}`, serviceId, orgPath: ORG_PATH },
      ...{ from: shanghaiDay(house.clock.now()), holidays: 'closed' as const, standbyIds: [] },
      pattern: {
        kind: 'weekly' as const,
        days: WORKDAYS.map((weekday) => ({ weekday, adviserIds: [`${serviceId}_a${n}`] })),
      },
      hours: [
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '17:00' },
      ],
    })),
  )
  await extendRoster(house, hotlinePorts(benchEnvironment('mongodb://none', 'none')))
}

/** A whole POST as the client sends it, ready for the wire. */
export const post = (operation: string, token: string, input: object, key: string): string => {
  const body = JSON.stringify(input)
  return [
    `POST /api/hotline/${operation} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `idempotency-key: ${key}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

/** Runs `write` over and over, so many at once, for some seconds; how often it was done in a second. */
export const inLanes = async (
  atOnce: number,
  seconds: number,
  write: (id: string) => Promise<unknown>,
): Promise<number> => {
  let done = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  const lane = async (at: number): Promise<void> => {
    for (let n = 0; performance.now() < until; n += 1) {
      await write(`bare_${begun}_${at}_${n}`)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, at) => lane(at)))
  return done / ((performance.now() - begun) / 1000)
}
