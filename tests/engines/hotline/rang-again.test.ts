import { forgetPerson } from '../../../src/engines/hotline/parts/forget-person'
import { hotlineServices } from '../../../src/engines/hotline/services'
import { callbacks } from '../../../src/engines/hotline/store/calls'
import { cases } from '../../../src/engines/hotline/store/cases'
import { members } from '../../../src/engines/membership/store/members'
import { HOUSE, type Caller } from '../../../src/kernel/caller'
import { inTransaction, unitOf } from '../../../src/kernel/transaction'
import { person } from '../../support/test-house'
import { another, CARE, DISTRICT_PATH, LAW, openWorld, type World } from './world'

const PHONE = '13800009997'
const call = { serviceId: LAW, phone: PHONE, about: '工地欠薪' }
let world: World
let l1: Caller
let l2: Caller

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2')
  await world.seat('phone', ['adv_l1', 'adv_l2'])
  await world.plan()
})
afterEach(() => world.close())

const openCases = (): Promise<number> => cases.of(world.house.db).countDocuments({ state: 'open' })
const links = async () => {
  await world.deliver()
  return world.sms.sent().filter(({ template }) => template === 'claim')
}

test('one call that several people note in the same second is one case: the others are shown it before anything is noted', async () => {
  const colleagues = [world.staff, ...Array.from({ length: 7 }, () => another(world.staff)), l1, l2]
  const answers = await Promise.all(colleagues.map((caller) => world.done(caller, 'openOutsideCase', call)))
  const noted = answers.flatMap((answer) => (answer.noted ? [answer.noted.caseId] : []))
  expect(noted).toHaveLength(1)
  expect(answers.filter((answer) => !answer.noted)).toHaveLength(colleagues.length - 1)
  for (const { noted: own, known } of answers)
    expect(known.map(({ caseId }) => caseId)).toEqual(own ? [] : noted)
  expect(JSON.stringify(answers)).not.toMatch(/工地欠薪|13800009997/)
  expect(await openCases()).toBe(1)
  expect(await links()).toHaveLength(1)
})

test('whoever rings again goes on with the open case: what is said comes to it, a promise that stands is not made twice, its lawyer hears', async () => {
  const { caseId } = await world.noted(l1, { phone: PHONE, callback: true })
  world.clock.move(10 * 60_000)
  const { noted, known } = await world.done(world.staff, 'openOutsideCase', { ...call, callback: true })
  expect(noted).toBeUndefined()
  expect(known).toMatchObject([{ caseId, adviserName: '王范l1', promisedBy: '2026-11-23T03:00:00.000Z' }])
  const joined = await world.done(world.staff, 'openOutsideCase', { ...call, callback: true, caseId })
  expect(joined).toMatchObject({
    noted: { caseId, promisedBy: '2026-11-23T03:00:00.000Z', linkSent: false },
    known: [],
  })
  expect((await world.done(l1, 'listCallbacks', {})).items).toHaveLength(1)
  expect((await world.done(l1, 'readCase', { caseId })).entries.map(({ text }) => text)).toContain(
    '又打来，电话里说：工地欠薪',
  )
  expect((await world.done(l1, 'listNotices', {})).items.map(({ text }) => text)).toEqual([
    '您办的一件咨询，来电人又打来了',
  ])
  expect(await openCases()).toBe(1)
  // The link may be lost by the next day, and then it comes once more.
  expect(await links()).toHaveLength(1)
  world.clock.move(4 * 86_400_000)
  for (let twice = 0; twice < 2; twice += 1)
    expect(
      (await world.done(another(world.staff), 'openOutsideCase', { ...call, caseId })).noted?.linkSent,
    ).toBe(true)
  expect(await links()).toHaveLength(2)
})

test('a case that nobody has is taken by the lawyer who notes the second call', async () => {
  const { caseId } = await world.noted(world.staff, { phone: PHONE })
  expect(await world.codeOf(l2, 'readCase', { caseId })).toBe('NOT_FOUND')
  await world.done(l2, 'openOutsideCase', { ...call, caseId })
  expect((await world.done(l2, 'readCase', { caseId })).as).toBe('adviser')
})

test('another matter of the same number is a case of its own, and both are shown the next time; other lines and other numbers know nothing of it', async () => {
  const first = await world.noted(world.staff, { phone: PHONE })
  world.clock.move(60_000)
  const second = await world.noted(world.staff, { phone: PHONE, another: true })
  const { known } = await world.done(world.staff, 'openOutsideCase', call)
  expect(known.map(({ caseId }) => caseId)).toEqual([second.caseId, first.caseId])
  expect((await world.done(world.staff, 'openOutsideCase', { ...call, serviceId: CARE })).known).toEqual([])
  expect((await world.noted(world.staff, { phone: '13800009996' })).caseId).not.toBe(first.caseId)
})

test('a call goes on only with an open case of its own number and line; a closed one is none', async () => {
  const { caseId } = await world.noted(l1, { phone: PHONE })
  const code = (caller: Caller, more: object) =>
    world.codeOf(caller, 'openOutsideCase', { ...call, caseId, ...more })
  expect(await code(world.staff, { phone: '13800009996' })).toBe('NOT_FOUND')
  expect(await code(world.staff, { serviceId: CARE })).toBe('NOT_FOUND')
  const street = person('street', { orgPath: DISTRICT_PATH }, 'staff@o_street1')
  expect(await code(street, {})).toBe('NOT_FOUND')
  expect(await code(await world.worker('w'), {})).toBe('NOT_ALLOWED')
  await world.done(l1, 'closeCase', { caseId, result: '已答复', outcome: 'answered' })
  expect(await code(world.staff, {})).toBe('NOT_FOUND')
  expect((await world.noted(world.staff, call)).caseId).not.toBe(caseId)
})

describe('whose case is claimed', () => {
  let worker: Caller
  let phone: string
  let caseId: string

  /** Noted by l1 on Monday morning, and claimed. */
  beforeEach(async () => {
    worker = await world.worker('w')
    phone = (await world.ports.people(unitOf(world.house, worker)).phoneOf('mem_w'))?.phone ?? ''
    caseId = (await world.noted(l1, { phone })).caseId
    await world.done(worker, 'claimCase', { claim: await claimOf(phone) })
    world.clock.move(60_000)
  })

  const claimOf = async (number: string): Promise<string> => {
    const link = (await links()).findLast((one) => one.phone === number)?.params['link'] ?? ''
    return new URL(link.replace('/#', '')).searchParams.get('claim') ?? ''
  }
  const again = (caller: Caller, more: object = {}) =>
    world.done(another(caller), 'openOutsideCase', { ...call, phone, ...more })

  test('rings again: the case is found as before, what is said comes to it, and nobody sees more than they saw', async () => {
    const { noted, known } = await again(l2)
    expect(noted).toBeUndefined()
    expect(known).toEqual([{ caseId, openedAt: '2026-11-23T01:00:00.000Z', adviserName: '王范l1' }])
    world.clock.move(86_400_000)
    const joined = await again(l2, { caseId })
    // No link: the case has its person.
    expect(joined.noted).toEqual({ caseId, linkSent: false })
    expect(await openCases()).toBe(1)
    expect(await links()).toHaveLength(1)
    expect((await world.done(l1, 'readCase', { caseId })).entries.map(({ text }) => text)).toContain(
      '又打来，电话里说：工地欠薪',
    )
    expect((await world.done(l1, 'listNotices', {})).items.map(({ text }) => text)).toContain(
      '您办的一件咨询，来电人又打来了',
    )
    expect(await world.codeOf(l2, 'readCase', { caseId })).toBe('NOT_FOUND')
    expect((await again(l2, { another: true })).noted?.caseId).not.toBe(caseId)
  })

  test('rings again while nobody has the case: it is found, but to note a call is no way into it', async () => {
    await cases.of(world.house.db).updateOne({ _id: caseId }, { $unset: { adviserId: '' } })
    expect((await again(l2, { caseId })).noted?.caseId).toBe(caseId)
    expect(await world.codeOf(l2, 'readCase', { caseId })).toBe('NOT_FOUND')
  })

  test('rings again at a lawyer who works for their employer: the lawyer does not learn that there is a case', async () => {
    const firms = await world.adviser('firms', { notAgainst: ['o_firm'] })
    expect((await again(firms)).known).toEqual([])
    expect(await world.codeOf(firms, 'openOutsideCase', { ...call, phone, caseId })).toBe('NOT_FOUND')
  })

  test('a number that is another person’s by now, and the number of somebody who has left, find nothing', async () => {
    const { db, vault } = world.house
    const before = await members.of(db).findOne({ _id: 'mem_w' })
    const theirs = {
      phone: vault.seal('13800009990', 'phone'),
      phoneKey: vault.blind('13800009990', 'phone'),
    }
    await members.of(db).updateOne({ _id: 'mem_w' }, { $set: theirs })
    const nobody = (await again(world.staff, { another: true })).noted?.caseId
    expect((await again(l2)).known.map((one) => one.caseId)).toEqual([nobody])
    await members
      .of(db)
      .updateOne({ _id: 'mem_w' }, { $set: { ...theirs, phoneKey: before?.phoneKey ?? '' } })
    expect((await again(l2)).known.map((one) => one.caseId)).toEqual([nobody, caseId])
    await inTransaction(world.house, HOUSE, (unit) =>
      forgetPerson(hotlineServices(world.ports, unit), 'mem_w'),
    )
    expect((await again(l2)).known.map((one) => one.caseId)).toEqual([nobody])
  })

  test('several note the next call at once, each with a promise: one promise, also beside one that the person had asked for in another matter', async () => {
    const [asked] = await Promise.all([
      world.codeOf(worker, 'requestCallback', { serviceId: LAW, about: '另一件事' }),
      ...[l1, l2, world.staff, world.staff].map((one) => again(one, { caseId, callback: true })),
    ])
    expect(['ok', 'CALLBACK_WAITING']).toContain(asked)
    const live = await callbacks.of(world.house.db).find({ live: true }).toArray()
    expect(live.map(({ memberId }) => memberId)).toEqual(['mem_w'])
  })

  test('the claim and the second call come at once: one case, its person’s, with what was said and one promise', async () => {
    for (let round = 0; round < 6; round += 1) {
      const one = await world.worker(`r${round}`)
      const number =
        (await world.ports.people(unitOf(world.house, one)).phoneOf(`mem_r${round}`))?.phone ?? ''
      const first = (await world.noted(l1, { phone: number, callback: true })).caseId
      const claim = await claimOf(number)
      await Promise.all([
        world.done(one, 'claimCase', { claim }),
        ...[l2, world.staff].map((by) => again(by, { phone: number, caseId: first, callback: true })),
      ])
      const file = await cases.of(world.house.db).findOne({ _id: first })
      expect(file).toMatchObject({ memberId: `mem_r${round}`, adviserId: 'adv_l1' })
      const owed = await callbacks.of(world.house.db).find({ caseId: first }).toArray()
      expect(owed.map(({ memberId }) => memberId)).toEqual([`mem_r${round}`])
      const { entries } = await world.done(l1, 'readCase', { caseId: first })
      expect(entries.filter(({ text }) => text.startsWith('又打来'))).toHaveLength(2)
      expect((await again(l2, { phone: number })).known.map((found) => found.caseId)).toEqual([first])
    }
  })
})
