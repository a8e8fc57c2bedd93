import { chatMessages } from '../../../src/engines/hotline/store/chats'
import { auditEntries } from '../../../src/kernel/audit'
import type { Caller } from '../../../src/kernel/caller'
import { person } from '../../support/test-house'
import { another, CARE, FIRM_PATH, LAW, openWorld, type World } from './world'

let world: World
let worker: Caller
let l1: Caller
let l2: Caller

beforeEach(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  l2 = await world.adviser('l2')
  await world.adviser('c1', { kind: 'counsellor' })
  await world.seat('chat', ['adv_l1'])
  await world.seat('phone', ['adv_c1'], { _id: 'care', serviceId: CARE })
  await world.plan()
  worker = await world.worker('w')
})
afterEach(() => world.close())

const open = async (text = '社保没有交'): Promise<string> =>
  (await world.done(another(worker), 'openChat', { serviceId: LAW, text })).chat.caseId

test('in hours the duty lawyer has the chat at once and owes an answer in 30 minutes; an answer ends the wait', async () => {
  const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '社保没有交' })
  expect(chat).toMatchObject({
    adviser: { adviserId: 'adv_l1' },
    open: true,
    answerBy: '2026-11-23T01:30:00.000Z',
  })
  const { message } = await world.done(l1, 'sendMessage', { caseId: chat.caseId, text: '请把合同发来' })
  expect(message).toMatchObject({ position: 2, from: 'adviser', mine: true })
  const read = await world.done(worker, 'readChat', { caseId: chat.caseId })
  expect(read.chat.answerBy).toBeUndefined()
  expect(read.messages.map(({ from, text, mine }) => [from, text, mine])).toEqual([
    ['worker', '社保没有交', true],
    ['adviser', '请把合同发来', false],
  ])
  world.clock.move(3_600_000)
  await world.deliver()
  expect((await world.done(world.staff, 'listAlarms', {})).items).toEqual([])
})

test('out of hours the duty box takes it with a time by which it is answered; whoever takes it can read it, nobody else', async () => {
  world.clock.set('2026-11-23T14:00:00Z')
  const { chat } = await world.done(worker, 'openChat', { serviceId: LAW, text: '社保没有交' })
  expect(chat).toMatchObject({ open: false, answerBy: '2026-11-24T01:30:00.000Z' })
  expect(chat.adviser).toBeUndefined()
  const { caseId } = chat
  expect(await world.codeOf(l1, 'readChat', { caseId })).toBe('NOT_FOUND')
  const { items } = await world.done(l1, 'listDeskChats', {})
  expect(items).toMatchObject([{ caseId, mine: false, unread: 1 }])
  expect(JSON.stringify(items)).not.toContain('社保没有交')
  await world.done(l1, 'takeChat', { caseId })
  expect(await world.codeOf(l2, 'takeChat', { caseId })).toBe('TAKEN_BY_OTHER')
  expect(await world.codeOf(l1, 'readChat', { caseId })).toBe('ok')
})

test('a message older than its promise raises an alarm, once, though the timer fires twice and an hour late', async () => {
  const caseId = await open()
  world.clock.set('2026-11-23T02:30:00Z')
  await Promise.all([world.deliver(), world.deliver()])
  await world.deliver()
  expect((await world.done(world.staff, 'listAlarms', {})).items).toMatchObject([
    { kind: 'chat-late', caseId },
  ])
  expect((await world.done(worker, 'readChat', { caseId })).chat.late).toBe(true)
  const alarms = (await world.done(l1, 'listNotices', {})).items.filter(({ kind }) => kind === 'alarm')
  expect(alarms).toHaveLength(1)
})

test('two hundred messages at once into twenty chats have positions without gap or twin', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.worker(`m${n}`)))
  const chats = await Promise.all(
    people.map(
      async (caller) => (await world.done(caller, 'openChat', { serviceId: LAW, text: '一' })).chat.caseId,
    ),
  )
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const caller = people[n % 20]
      if (!caller) throw new Error('nobody')
      return world.done(another(caller), 'sendMessage', { caseId: chats[n % 20] ?? '', text: `第 ${n} 条` })
    }),
  )
  for (const caseId of chats) {
    const found = await chatMessages.law.of(world.house.db).find({ caseId }).sort({ position: 1 }).toArray()
    expect(found.map(({ position }) => position)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1))
  }
}, 120_000)

test('a message sent twice with one key is said once', async () => {
  const caseId = await open()
  const say = () => world.call(worker, 'hotline.sendMessage', { caseId, text: '再问一句' }, 'key-say-once')
  await Promise.all([say(), say(), say()])
  expect((await world.done(worker, 'readChat', { caseId })).chat.last).toBe(2)
})

test('a file is sent only by who uploaded it, into the case it was meant for, and when its bytes are what its name says', async () => {
  const caseId = await open()
  const other = await world.worker('w2')
  const theirs = (await world.done(other, 'openChat', { serviceId: LAW, text: '二' })).chat.caseId
  const put = async (caller: Caller, into: string, fileName: string, bytes: Buffer) => {
    const ticket = await world.done(another(caller), 'startChatFile', {
      caseId: into,
      kind: 'picture',
      fileName,
      bytes: bytes.length,
    })
    const { Readable } = await import('node:stream')
    await world.house.files.put(
      ticket.fileId,
      Readable.from([bytes]),
      { fileName, contentType: 'image/png', purpose: 'chat' },
      1e6,
    )
    return ticket.fileId
  }
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  const same = { ...worker }
  const ticket = await world.done(same, 'startChatFile', {
    caseId,
    kind: 'picture',
    fileName: '合同.png',
    bytes: 17,
  })
  expect(await world.codeOf(same, 'sendMessage', { caseId, fileId: ticket.fileId })).toBe('FILE_MISSING')
  const { Readable } = await import('node:stream')
  const about = { fileName: '合同.png', contentType: 'image/png', purpose: 'chat' }
  await world.house.files.put(ticket.fileId, Readable.from([png]), about, 1e6)
  expect(await world.codeOf(other, 'sendMessage', { caseId: theirs, fileId: ticket.fileId })).toBe(
    'FILE_MISSING',
  )
  expect(await world.codeOf(worker, 'openChatFile', { caseId, fileId: ticket.fileId })).toBe('NOT_FOUND')
  await world.done(same, 'sendMessage', { caseId, fileId: ticket.fileId })
  expect((await world.done(l1, 'openChatFile', { caseId, fileId: ticket.fileId })).url).toMatch(
    /^\/api\/files\//,
  )
  expect(await world.codeOf(other, 'openChatFile', { caseId: theirs, fileId: ticket.fileId })).toBe(
    'NOT_FOUND',
  )
  const fake = await put(same, caseId, '假的.png', Buffer.from('MZ this is no picture'))
  expect(await world.codeOf(same, 'sendMessage', { caseId, fileId: fake })).not.toBe('ok')
  expect(
    await world.codeOf(same, 'startChatFile', { caseId, kind: 'file', fileName: '坏.html', bytes: 9 }),
  ).toBe('WRONG_FILE')
})

test('handed over, the history is whole, the next one sees it and the one before no longer does; the person is told', async () => {
  const caseId = await open()
  await world.done(l1, 'addCaseNote', { caseId, text: '单位可能另有说法' })
  await world.done(l1, 'handOverCase', { caseId, adviserId: 'adv_l2', summary: '已看合同，等社保记录' })
  expect(await world.codeOf(l1, 'readCase', { caseId })).toBe('NOT_FOUND')
  const seen = await world.done(l2, 'readCase', { caseId })
  expect(seen.entries.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['单位可能另有说法', '交接给王范l2律师：已看合同，等社保记录']),
  )
  const { messages, chat } = await world.done(l2, 'readChat', { caseId })
  expect(messages.map(({ from }) => from)).toEqual(['worker', 'house'])
  // The promise went along.
  expect(chat.answerBy).toBe('2026-11-23T01:30:00.000Z')
  const mine = await world.done(worker, 'readCase', { caseId })
  expect(JSON.stringify(mine)).not.toMatch(/另有说法|等社保记录/)
  expect((await world.done(worker, 'listNotices', {})).items[0]?.text).toContain('王范l2律师')
})

test('named colleagues see a case, staff a clock, the employer’s admins and strangers nothing at all', async () => {
  const caseId = await open()
  await world.done(l1, 'nameOnCase', { caseId, adviserId: 'adv_l2', named: true })
  expect((await world.done(l2, 'readCase', { caseId })).as).toBe('named')
  expect(await world.codeOf(l2, 'handOverCase', { caseId, adviserId: 'adv_l2', summary: '给我' })).toBe(
    'NOT_FOUND',
  )
  await world.done(l1, 'nameOnCase', { caseId, adviserId: 'adv_l2', named: false })
  expect(await world.codeOf(l2, 'readCase', { caseId })).toBe('NOT_FOUND')
  const boss = person('boss', { orgPath: FIRM_PATH }, 'groupadmin@o_firm', 'staff@o_firm', 'auditor@o_firm')
  const other = await world.worker('w2')
  for (const caller of [boss, other]) {
    for (const name of ['readCase', 'readChat'] as const)
      expect(await world.codeOf(caller, name, { caseId })).toBe('NOT_FOUND')
    expect(await world.codeOf(caller, 'sendMessage', { caseId, text: '我看看' })).toBe('NOT_FOUND')
  }
  expect((await world.done(boss, 'listCaseClocks', {})).items).toEqual([])
  expect((await world.done(boss, 'listAlarms', {})).items).toEqual([])
  const looks = await auditEntries.of(world.house.db).find({ action: 'look' }).toArray()
  expect(looks.length).toBeGreaterThan(0)
  // Nobody at the employer finds in a log of theirs that somebody asked.
  expect(looks.flatMap(({ orgPath }) => orgPath)).not.toContain('o_firm')
  const stored = await world.house.db.collection('hotline_cases').find().toArray()
  expect(JSON.stringify(stored)).not.toContain('社保没有交')
})

test('what is said to a counsellor lies apart, and no lawyer finds it', async () => {
  const { chat } = await world.done(worker, 'openChat', { serviceId: CARE, text: '睡不着' })
  expect(await chatMessages.law.of(world.house.db).countDocuments()).toBe(0)
  expect(await chatMessages.psychology.of(world.house.db).countDocuments()).toBe(1)
  expect(await world.codeOf(l1, 'readCase', { caseId: chat.caseId })).toBe('NOT_FOUND')
  expect(await world.codeOf(l1, 'takeChat', { caseId: chat.caseId })).toBe('NOT_FOUND')
})

test('a closed case takes no word until it is opened again; the person says whether it helped', async () => {
  const caseId = await open()
  expect(await world.codeOf(worker, 'rateCase', { caseId, satisfaction: 5 })).toBe('CASE_OPEN')
  await world.done(l1, 'closeCase', { caseId, result: '单位已补缴', outcome: 'settled' })
  expect(await world.codeOf(worker, 'sendMessage', { caseId, text: '还有一句' })).toBe('CASE_CLOSED')
  await world.done(worker, 'rateCase', { caseId, satisfaction: 4 })
  expect((await world.done(worker, 'readCase', { caseId })).result).toBe('单位已补缴')
  await world.done(worker, 'reopenCase', { caseId, reason: '又没有交' })
  await world.done(worker, 'sendMessage', { caseId, text: '还有一句' })
  expect((await world.done(l1, 'listCases', {})).items).toMatchObject([
    { caseId, state: 'open', person: '陈*w' },
  ])
})

test('staff who ask for what is late get all of it, however many other cases were opened since', async () => {
  const caseId = await open()
  const people = await Promise.all(Array.from({ length: 55 }, (_, n) => world.worker(`many${n}`)))
  world.clock.move(31 * 60_000)
  for (const caller of people) await world.done(caller, 'openChat', { serviceId: LAW, text: '' })
  const late = await world.done(world.staff, 'listCaseClocks', { late: true })
  expect(late.items).toMatchObject([{ caseId, due: { kind: 'chat', late: true } }])
  expect(late.next).toBeUndefined()
  const all = await world.done(world.staff, 'listCaseClocks', {})
  expect(all.items).toHaveLength(50)
  expect(all.items.map((one) => one.caseId)).not.toContain(caseId)
}, 60_000)
