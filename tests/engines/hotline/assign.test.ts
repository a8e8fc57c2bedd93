import type { Caller } from '../../../src/kernel/caller'
import { person } from '../../support/test-house'
import { CARE, DISTRICT_PATH, FIRM_PATH, LAW, openWorld, type World } from './world'

let world: World
let worker: Caller
let l1: Caller
let l2: Caller
const SECRET = '老板说要开除我'

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2')
  await world.adviser('l3', { notAgainst: ['o_firm'] })
  await world.adviser('c1', { kind: 'counsellor' })
  await world.seat('chat', ['adv_l1', 'adv_l2'])
  await world.plan()
  worker = await world.worker('w')
})
afterEach(() => world.close())

const told = async (caller: Caller): Promise<string[]> =>
  (await world.done(caller, 'listNotices', {})).items.map(({ text }) => text)

/** A question of the worker's that l1 has. */
const asked = async (): Promise<string> => {
  const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: SECRET })
  if (chat.adviser?.adviserId !== 'adv_l1')
    await world.done(l2, 'handOverCase', { caseId: chat.caseId, adviserId: 'adv_l1', summary: '请接着办' })
  return chat.caseId
}

test('staff find the cases that nobody has and give each to somebody of its service, without a word of what is in it', async () => {
  const opened = await world.noted(world.staff, { phone: '13800009998', about: SECRET })
  const other = await asked()
  const { items } = await world.done(world.staff, 'listCaseClocks', { nobody: true })
  expect(items).toMatchObject([{ caseId: opened.caseId, serviceId: LAW }])
  const give = { caseId: opened.caseId, adviserId: 'adv_l2' }
  const answers = await Promise.all([
    world.done(world.staff, 'assignCase', give, 'one-key-for-both'),
    world.done(world.staff, 'assignCase', give, 'one-key-for-both'),
  ])
  expect(answers).toEqual([{ bookings: [] }, { bookings: [] }])
  expect((await world.done(world.staff, 'listCaseClocks', { nobody: true })).items).toEqual([])
  expect((await world.done(l2, 'readCase', { caseId: opened.caseId })).as).toBe('adviser')
  expect((await told(l2)).filter((text) => text === '有一件咨询交给您接着办')).toHaveLength(1)
  const seen = [answers, items, await world.done(world.staff, 'listCaseClocks', {})]
  expect(JSON.stringify(seen)).not.toContain(SECRET)
  for (const caseId of [opened.caseId, other])
    expect(await world.codeOf(world.staff, 'readCase', { caseId })).not.toBe('ok')
})

test('given to another by staff, a case keeps its history and its promises; who had it is told and no longer sees it', async () => {
  const caseId = await asked()
  const { callback } = await world.done(worker, 'requestCallback', { serviceId: LAW, caseId })
  await world.done(l1, 'takeCallback', { callbackId: callback.callbackId })
  await world.done(world.staff, 'assignCase', { caseId, adviserId: 'adv_l2' })
  expect(await world.codeOf(l1, 'readCase', { caseId })).toBe('NOT_FOUND')
  expect(await told(l1)).toContain('您的一件咨询改由王范l2律师接着办')
  expect(await told(worker)).toContain('您的咨询改由王范l2律师接着办')
  const { case: row, entries } = await world.done(l2, 'readCase', { caseId })
  expect(row.about).toBe(SECRET)
  expect(entries).toContainEqual(
    expect.objectContaining({ by: '工会工作人员', text: '改由王范l2律师接着办' }),
  )
  // The call that l1 had promised is l2's to make, by the same time.
  expect((await world.done(l2, 'listCallbacks', {})).items).toMatchObject([
    { callbackId: callback.callbackId, mine: true, state: 'taken', promisedBy: callback.promisedBy },
  ])
  expect(await world.codeOf(l1, 'revealCallbackPhone', { callbackId: callback.callbackId })).toBe('NOT_FOUND')
})

test('a case goes to nobody of the other side, of another service or of a closed desk, and nobody but its staff gives it', async () => {
  const caseId = await asked()
  const give = (caller: Caller, adviserId: string, id = caseId) =>
    world.codeOf(caller, 'assignCase', { caseId: id, adviserId })
  expect(await give(world.staff, 'adv_l3')).toBe('AGAINST_OWN_CLIENT')
  expect(await give(world.staff, 'adv_c1')).toBe('NOT_FOUND')
  expect(await give(world.staff, 'adv_l2', 'case_none')).toBe('NOT_FOUND')
  const street = person('street', { orgPath: DISTRICT_PATH }, 'staff@o_street1')
  expect(await give(street, 'adv_l2')).toBe('NOT_FOUND')
  const boss = person('boss', { orgPath: FIRM_PATH }, 'groupadmin@o_firm')
  for (const caller of [boss, worker, l2]) expect(await give(caller, 'adv_l2')).toBe('NOT_ALLOWED')
  await world.done(l1, 'closeCase', { caseId, result: '已答复', outcome: 'answered' })
  expect(await give(world.staff, 'adv_l2')).toBe('CASE_CLOSED')
})

test('a question past its time may be taken by whoever is on duty, once; before that, and off duty, it stays with its adviser', async () => {
  const caseId = await asked()
  const l4 = await world.adviser('l4')
  expect(await world.codeOf(l2, 'takeChat', { caseId })).toBe('TAKEN_BY_OTHER')
  expect((await world.done(l2, 'listDeskChats', {})).items).toEqual([])
  world.clock.move(31 * 60_000)
  await world.deliver()
  expect((await world.done(l2, 'listDeskChats', {})).items).toMatchObject([
    { caseId, mine: false, mayTake: true, late: true, adviser: { adviserId: 'adv_l1' } },
  ])
  expect((await world.done(l4, 'listDeskChats', {})).items).toEqual([])
  expect(await world.codeOf(l4, 'takeChat', { caseId })).toBe('TAKEN_BY_OTHER')
  expect(await world.codeOf(l2, 'readChat', { caseId })).toBe('NOT_FOUND')
  await world.done(l2, 'takeChat', { caseId })
  expect(await told(l1)).toContain('过了时间没有回复的一条提问，王范l2律师接过去回答了')
  await world.done(l2, 'sendMessage', { caseId, text: '先把通知书拍给我' })
  const { chat } = await world.done(worker, 'readChat', { caseId })
  expect(chat).toMatchObject({ late: false, adviser: { adviserId: 'adv_l2' } })
  // The case stays l1's: only the answer was somebody else's.
  expect((await world.done(l1, 'readCase', { caseId })).as).toBe('adviser')
  expect((await world.done(l2, 'readCase', { caseId })).as).toBe('named')
})

test('an alarm says whose people could see to it', async () => {
  await asked()
  await world.done(worker, 'openChat', { serviceId: CARE, text: '睡不着' })
  world.clock.move(25 * 3_600_000)
  await world.deliver()
  const { items } = await world.done(world.staff, 'listAlarms', {})
  expect(items.map(({ kind, serviceId }) => [kind, serviceId])).toEqual(
    expect.arrayContaining([
      ['chat-late', LAW],
      ['chat-late', CARE],
    ]),
  )
})

test('a shift that is given to somebody else is told to both: who comes, and who need not', async () => {
  const shift = (await world.done(world.staff, 'listRoster', { from: '2026-11-24', days: 1 })).days[0]
    ?.shifts[0]
  const l4 = await world.adviser('l4')
  await world.done(world.staff, 'coverShift', { shiftId: shift?.shiftId ?? '', adviserId: 'adv_l4' })
  expect(await told(l4)).toEqual(['11月24日 09:00 的班由您顶'])
  const before = shift?.adviser?.adviserId === 'adv_l1' ? l1 : l2
  expect(await told(before)).toEqual(['11月24日 09:00 的班改由王范l4律师值，您不用来'])
})
