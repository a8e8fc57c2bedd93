import { createHttpTexts } from '../../../src/adapters/sms/http-sms'
import { createPublicCalendar } from '../../../src/adapters/calendar/public-calendar'
import { writeIcal } from '../../../src/adapters/calendar/write-ical'
import { hotlinePeople } from '../../../src/compose/hotline'
import { createHotlineEngine } from '../../../src/engines/hotline'
import type { hotline } from '../../../src/engines/hotline/contract'
import { extendRoster } from '../../../src/engines/hotline/later'
import type { HotlinePorts } from '../../../src/engines/hotline/ports'
import {
  advisers,
  desks,
  services,
  type AdviserDoc,
  type DeskDoc,
  type ServiceDoc,
} from '../../../src/engines/hotline/store/catalogue'
import { rules, type RuleDoc } from '../../../src/engines/hotline/store/roster'
import { grants } from '../../../src/engines/membership/store/grants'
import { members, type MemberDoc } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { hotlineConsumers } from '../../../src/flows/hotline-consumers'
import type { Caller } from '../../../src/kernel/caller'
import { auditEntries } from '../../../src/kernel/audit'
import { ensureCollections } from '../../../src/kernel/collection'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { answeredCalls } from '../../../src/kernel/idempotency'
import { drainOutbox, outboxMessages } from '../../../src/kernel/outbox'
import type { House } from '../../../src/kernel/unit'
import { startFakeSms, type FakeSms } from '../../../src/local/fakes/sms'
import { person, testHouse, type TestClock, type TestHouse } from '../../support/test-house'

type Name = keyof typeof hotline
type Input<N extends Name> = InputOf<(typeof hotline)[N]>
type Output<N extends Name> = OutputOf<(typeof hotline)[N]>

export const DISTRICT_PATH = ['o_city', 'o_district']
export const FIRM_PATH = [...DISTRICT_PATH, 'o_street1', 'o_firm']
export const LAW = 'svc_law'
export const CARE = 'svc_care'
const HALVES = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
]

export interface World extends TestHouse {
  readonly ports: HotlinePorts
  readonly sms: FakeSms
  readonly staff: Caller
  /** A bound member of a firm, with a number of their own. */
  worker(id: string, orgPath?: string[]): Promise<Caller>
  /** A lawyer or counsellor who works for the service; the caller behind `adv_<id>`. */
  adviser(id: string, about?: Partial<AdviserDoc>): Promise<Caller>
  desk(desk: Partial<DeskDoc> & { _id: string; kind: DeskDoc['kind'] }): Promise<void>
  rule(rule: Partial<RuleDoc> & { _id: string; deskId: string }, ...adviserIds: string[]): Promise<void>
  /** A desk and, on workdays, who sits there. A window is called w1 unless it has another name, other desks by their kind. */
  seat(
    kind: DeskDoc['kind'],
    adviserIds: readonly string[],
    more?: Partial<Pick<DeskDoc, '_id' | 'serviceId'> & Pick<RuleDoc, 'standbyIds'>>,
  ): Promise<void>
  /** Plans the roster as the house's round does. */
  plan(): Promise<void>
  /** Works the outbox until nothing is due. */
  deliver(house?: House): Promise<void>
  done<N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string): Promise<Output<N>>
  codeOf(caller: Caller, name: Name, input: unknown): Promise<string>
  /** Notes a call from outside at the legal desk, of a number that has nothing open there. */
  noted(
    caller: Caller,
    call: Omit<Input<'openOutsideCase'>, 'serviceId'>,
  ): Promise<NonNullable<Output<'openOutsideCase'>['noted']>>
  /** A day's free times of window talks for a person. */
  slots(
    caller: Caller,
    day: string,
    wish?: Partial<Input<'listSlots'>['wish']>,
  ): Promise<Output<'listSlots'>['slots']>
  /** Holds and confirms the n-th free time of a day. */
  book(
    caller: Caller,
    day: string,
    nth?: number,
    wish?: Partial<Input<'listSlots'>['wish']>,
  ): Promise<Output<'confirmBooking'>['booking']>
}

let numbers = 0
let others = 0
/** The same person with an account of its own, so that what is counted by account is counted anew. */
export const another = (caller: Caller): Caller => {
  others += 1
  return { ...caller, accountId: `${caller.accountId}_${others}` }
}

const lawService = (more: Partial<ServiceDoc> = {}): ServiceDoc => ({
  _id: LAW,
  orgId: 'o_district',
  orgPath: DISTRICT_PATH,
  name: '法律咨询',
  kind: 'law',
  phone: '12351',
  hours: '工作日 9:00–17:00',
  matters: [
    { matterId: 'wages', name: '工资', minutes: 20, urgent: false },
    { matterId: 'injury', name: '工伤', minutes: 50, urgent: true },
  ],
  places: [{ placeId: 'p_centre', name: '示例服务中心', address: '示例路 1 号' }],
  stepMinutes: 30,
  bufferMinutes: 10,
  daysAhead: 30,
  changeUntilMinutes: 120,
  callbackMinutes: 120,
  chatMinutes: 30,
  askAfterSeconds: 20,
  active: true,
  ...more,
})

/** A district with a firm, a legal desk and a psychological one; nobody sits there until a test says so. It is Monday,
 *  23 November 2026, 9:00 in Shanghai. */
export const openWorld = async (
  clock?: TestClock,
  /** Puts other parts into the house before anything is made in it, such as a database of three. */
  adjust: (house: House) => void = () => undefined,
): Promise<World> => {
  const sms = await startFakeSms({ key: 'right-key', now: () => world.clock.now().getTime() })
  const ports: HotlinePorts = {
    people: hotlinePeople,
    calendar: createPublicCalendar(),
    texts: createHttpTexts({ url: sms.url, key: 'right-key' }),
    writeCalendar: writeIcal,
    publicUrl: 'https://njr.example.cn',
  }
  const engine = createHotlineEngine(ports)
  const t = await testHouse((house) => {
    adjust(house)
    return [engine]
  }, clock)
  const { db, vault } = t.house
  await ensureCollections(db, [
    members,
    orgs,
    grants,
    auditEntries,
    outboxMessages,
    answeredCalls,
    ...engine.collections,
  ])
  const names = {
    o_city: '样例市总工会',
    o_district: '样例区总工会',
    o_street1: '样例街道工会',
    o_firm: '示例机械工会',
    o_firm2: '样板食品工会',
  }
  const addOrg = (
    _id: keyof typeof names,
    kind: 'city' | 'district' | 'street' | 'enterprise',
    above: string[],
  ) =>
    orgs.of(db).insertOne({
      _id,
      kind,
      name: names[_id],
      parentId: above.at(-1) ?? null,
      orgPath: [...above, _id],
      names: [],
      tags: [],
    })
  await addOrg('o_city', 'city', [])
  await addOrg('o_district', 'district', ['o_city'])
  await addOrg('o_street1', 'street', DISTRICT_PATH)
  await addOrg('o_firm', 'enterprise', [...DISTRICT_PATH, 'o_street1'])
  await addOrg('o_firm2', 'enterprise', [...DISTRICT_PATH, 'o_street1'])
  await services.of(db).insertMany([
    lawService(),
    lawService({
      _id: CARE,
      name: '心理关怀',
      kind: 'psychology',
      phone: '60000012',
      stepMinutes: 60,
      matters: [{ matterId: 'talk', name: '聊一聊', minutes: 50, urgent: false }],
    }),
  ])

  const addMember = async (id: string, name: string, orgPath: string[]): Promise<void> => {
    numbers += 1
    const phone = `138${String(numbers).padStart(8, '0')}`
    await members.of(db).insertOne({
      _id: `mem_${id}`,
      name,
      orgId: orgPath.at(-1) ?? '',
      orgPath,
      phone: vault.seal(phone, 'phone'),
      phoneKey: vault.blind(phone, 'phone'),
      state: 'active',
      changedAt: t.clock.now(),
    } satisfies MemberDoc)
  }

  const world: World = {
    ...t,
    ports,
    sms,
    staff: person('staff', { orgPath: DISTRICT_PATH }, 'staff@o_district'),
    worker: async (id, orgPath = FIRM_PATH) => {
      await addMember(id, `陈样${id}`, orgPath)
      return person(id, { orgPath })
    },
    adviser: async (id, about = {}) => {
      const kind = about.kind ?? 'lawyer'
      await addMember(id, `王范${id}`, DISTRICT_PATH)
      await advisers.of(db).insertOne({
        _id: `adv_${id}`,
        memberId: `mem_${id}`,
        orgPath: DISTRICT_PATH,
        name: `王范${id}`,
        kind,
        qualifications: [],
        goodAt: [],
        languages: [],
        serviceIds: [kind === 'lawyer' ? LAW : CARE],
        notAgainst: [],
        direct: false,
        active: true,
        ...about,
      })
      await grants.of(db).insertOne({
        _id: `grant_${id}`,
        holder: `mem_${id}`,
        role: kind,
        orgId: 'o_district',
        orgPath: DISTRICT_PATH,
        grantedBy: 'house',
        grantedAt: t.clock.now(),
        active: true,
      })
      return person(id, { orgPath: DISTRICT_PATH }, `${kind}@o_district`)
    },
    desk: async ({ _id, ...desk }) => {
      await desks.of(db).insertOne({
        _id,
        serviceId: LAW,
        orgPath: DISTRICT_PATH,
        name: _id,
        active: true,
        ...(desk.kind === 'window' && { placeId: 'p_centre' }),
        ...desk,
      })
    },
    rule: async (rule, ...adviserIds) => {
      const desk = await desks.of(db).findOne({ _id: rule.deskId })
      await rules.of(db).insertOne({
        serviceId: desk?.serviceId ?? LAW,
        orgPath: DISTRICT_PATH,
        from: '2026-11-23',
        pattern: { kind: 'weekly', days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, adviserIds })) },
        hours: HALVES,
        holidays: 'closed',
        standbyIds: [],
        ...rule,
      })
    },
    seat: async (kind, adviserIds, { _id = kind === 'window' ? 'w1' : kind, serviceId, standbyIds } = {}) => {
      await world.desk({ _id, kind, ...(serviceId !== undefined && { serviceId }) })
      await world.rule({ _id: `r_${_id}`, deskId: _id, ...(standbyIds && { standbyIds }) }, ...adviserIds)
    },
    plan: async () => {
      await extendRoster(t.house, ports)
    },
    deliver: async (house = t.house) => {
      let problem: unknown
      await drainOutbox(house, hotlineConsumers(house, ports), (_message, error) => {
        problem = error
      })
      if (problem instanceof Error) throw problem
    },
    done: async <N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string) => {
      const answer = await t.call(caller, `hotline.${name}`, input, key)
      if (!answer.ok) {
        const cause = answer.error instanceof Error ? ` ${answer.error.stack ?? answer.error.message}` : ''
        throw new Error(
          `${name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.fields ?? {})}${cause}`,
        )
      }
      return answer.output as Output<N>
    },
    codeOf: async (caller, name, input) => {
      const answer = await t.call(caller, `hotline.${name}`, input)
      return answer.ok ? 'ok' : answer.refusal.code
    },
    noted: async (caller, call) => {
      const { noted } = await world.done(caller, 'openOutsideCase', { serviceId: LAW, ...call })
      if (!noted) throw new Error('the number has open cases')
      return noted
    },
    slots: async (caller, day, wish = {}) =>
      (
        await world.done(another(caller), 'listSlots', {
          wish: { serviceId: LAW, way: 'window', ...wish },
          day,
        })
      ).slots,
    book: async (caller, day, nth = 0, wish = {}) => {
      const free = (await world.slots(caller, day, wish)).filter(({ slotId }) => slotId !== undefined)
      const slotId = free[nth]?.slotId
      if (slotId === undefined) throw new Error(`nothing free on ${day}`)
      const held = await world.done(another(caller), 'holdSlot', { slotId })
      return (await world.done(another(caller), 'confirmBooking', { bookingId: held.booking.bookingId }))
        .booking
    },
    close: async () => {
      await t.close()
      await sms.close()
    },
  }
  return world
}
