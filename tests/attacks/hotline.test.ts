import { Readable } from 'node:stream'
import { auditEntries } from '../../src/kernel/audit'
import { ANONYMOUS, type Caller } from '../../src/kernel/caller'
import type { hotline } from '../../src/engines/hotline/contract'
import { chatFiles } from '../../src/engines/hotline/store/chats'
import { waits } from '../../src/engines/hotline/store/waits'
import { setsAgree } from '../engines/hotline/books'
import { another, CARE, FIRM_PATH, LAW, openWorld, type World } from '../engines/hotline/world'
import { person } from '../support/test-house'

const DAY = '2026-11-24'
const SECRET = '老板扣了三个月工资'
let world: World
let victim: Caller
let l1: Caller
/** Everything of the victim that has an id. */
let ids: Record<'caseId' | 'bookingId' | 'callbackId' | 'callId' | 'waitId' | 'fileId', string>
let strangers: Record<string, Caller>

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(40).fill(0)])
const upload = async (caller: Caller, caseId: string, name: string, bytes: Buffer, kind = 'picture') => {
  const input = { caseId, kind: kind as 'picture', fileName: name, bytes: bytes.length }
  const { fileId } = await world.done(another(caller), 'startChatFile', input)
  // The account that asked for the ticket is the one that sends.
  await chatFiles.of(world.house.db).updateOne({ _id: fileId }, { $set: { accountId: caller.accountId } })
  const about = { fileName: name, contentType: 'image/png', purpose: 'chat' }
  await world.house.files.put(fileId, Readable.from([bytes]), about, 1e6)
  return fileId
}

beforeAll(async () => {
  world = await openWorld()
  l1 = await world.adviser('l1')
  const l2 = await world.adviser('l2')
  const counsellor = await world.adviser('c1', { kind: 'counsellor' })
  await world.seat('phone', ['adv_l1'])
  await world.seat('window', ['adv_l1'])
  await world.plan()
  victim = await world.worker('victim')
  const { bookingId } = await world.book(victim, DAY)
  const { chat } = await world.done(victim, 'openChat', { serviceId: LAW, text: SECRET })
  const fileId = await upload(victim, chat.caseId, '工资条.png', PNG)
  await world.done(victim, 'sendMessage', { caseId: chat.caseId, fileId })
  const { step } = await world.done(victim, 'startCall', { serviceId: LAW })
  const { callback } = await world.done(victim, 'requestCallback', { serviceId: LAW, about: SECRET })
  const { waitId } = await world.done(victim, 'joinWaitlist', {
    wish: { serviceId: LAW, way: 'window' },
    from: DAY,
    until: DAY,
  })
  ids = {
    ...{ caseId: chat.caseId, bookingId, callbackId: callback.callbackId, callId: step.callId, waitId },
    fileId,
  }
  strangers = {
    colleague: await world.worker('colleague'),
    'an admin of the employer': person(
      'boss',
      { orgPath: FIRM_PATH },
      ...['groupadmin', 'staff', 'auditor', 'lawyer', 'counsellor'].map((role) => `${role}@o_firm`),
    ),
    'a lawyer who has nothing to do with it': l2,
    counsellor,
    'staff of the district': world.staff,
    'an auditor': person('auditor', { orgPath: ['o_city', 'o_district'] }, 'auditor@o_district'),
    nobody: ANONYMOUS,
  }
})
afterAll(async () => {
  await setsAgree(world.house.db)
  await world.close()
})

type Name = keyof typeof hotline

test('another’s case, chat, file, booking, call and place in the queue are not there, for whoever knows the id', async () => {
  const { caseId, bookingId, callbackId, callId, waitId, fileId } = ids
  const tries: [Name, object][] = [
    ['readCase', { caseId }],
    ['readChat', { caseId }],
    ['sendMessage', { caseId, text: '我是本人' }],
    ['sendMessage', { caseId, fileId }],
    ['markChatRead', { caseId, position: 1 }],
    ['startChatFile', { caseId, kind: 'picture', fileName: '图.png', bytes: 9 }],
    ['openChatFile', { caseId, fileId }],
    ['openChat', { serviceId: LAW, caseId, text: '我是本人' }],
    ['addCaseNote', { caseId, text: '记一笔' }],
    ['nameOnCase', { caseId, adviserId: 'adv_l2', named: true }],
    ['handOverCase', { caseId, adviserId: 'adv_l2', summary: '给我' }],
    ['setNextStep', { caseId, step: { text: '下一步', dueOn: DAY, owner: 'worker' } }],
    ['closeCase', { caseId, result: '了结', outcome: 'settled' }],
    ['rateCase', { caseId, satisfaction: 1 }],
    ['reopenCase', { caseId, reason: '再看看' }],
    ['readBooking', { bookingId }],
    ['confirmBooking', { bookingId }],
    ['releaseHold', { bookingId }],
    ['cancelBooking', { bookingId }],
    ['appealMissed', { bookingId, reason: '没有收到' }],
    ['finishBooking', { bookingId, came: true }],
    ['reportNoAnswer', { callId }],
    ['reportTalked', { callId }],
    ['cancelCallback', { callbackId }],
    ['revealCallbackPhone', { callbackId }],
    ['logCallback', { callbackId, reached: true }],
    ['passCallback', { callbackId }],
    ['leaveWaitlist', { waitId }],
    ['requestCallback', { serviceId: LAW, caseId }],
  ]
  const closed = new Set(['NOT_FOUND', 'NOT_ALLOWED', 'SIGN_IN', 'BIND_PHONE'])
  const wrong: string[] = []
  for (const [who, caller] of Object.entries(strangers))
    for (const [name, input] of tries) {
      const code = await world.codeOf(another(caller), name, input)
      if (!closed.has(code)) wrong.push(`${who} ${name}: ${code}`)
    }
  expect(wrong).toEqual([])
  expect((await world.done(victim, 'readBooking', { bookingId })).booking.state).toBe('confirmed')
  expect(await waits.of(world.house.db).countDocuments({ _id: waitId, live: true })).toBe(1)
}, 60_000)

test('lists show the employer’s admins nothing, the desk no word and no number, and whoever looks is written down', async () => {
  const boss = strangers['an admin of the employer'] as Caller
  for (const name of ['listCaseClocks', 'listAlarms', 'listAppeals', 'listRules', 'listLeaves'] as const) {
    const answer = await world.call(another(boss), `hotline.${name}`, {})
    expect(JSON.stringify(answer)).not.toContain(ids.caseId)
    expect(JSON.stringify(answer)).not.toContain('陈')
  }
  const seen: unknown[] = []
  for (const caller of [l1, strangers['a lawyer who has nothing to do with it'] as Caller, world.staff])
    for (const name of [
      'readMyDesk',
      'listCallbacks',
      'listDeskChats',
      'listCaseClocks',
      'listAlarms',
    ] as const)
      seen.push(await world.call(another(caller), `hotline.${name}`, {}))
  expect(JSON.stringify(seen)).not.toMatch(/138\d{8}/)
  expect(JSON.stringify(seen.slice(5))).not.toContain(SECRET)
  await world.done(l1, 'readCase', { caseId: ids.caseId })
  const looks = await auditEntries
    .of(world.house.db)
    .find({ action: 'look', subject: 'mem_victim' })
    .toArray()
  expect(looks.length).toBeGreaterThan(0)
})

test('numbers cannot be collected: only who took the call sees it, each look is written down, and thirty in ten minutes are enough', async () => {
  const { callbackId } = ids
  expect(await world.codeOf(l1, 'revealCallbackPhone', { callbackId })).toBe('NOT_FOUND')
  await world.done(l1, 'takeCallback', { callbackId })
  const codes = []
  for (let n = 0; n < 31; n += 1) codes.push(await world.codeOf(l1, 'revealCallbackPhone', { callbackId }))
  // The refused look of before counts too.
  expect(codes.filter((code) => code === 'ok')).toHaveLength(29)
  expect(codes.at(-1)).toBe('TOO_OFTEN')
  await world.done(l1, 'logCallback', { callbackId, reached: true, note: '已答复' })
  expect(await world.codeOf(another(l1), 'revealCallbackPhone', { callbackId })).not.toBe('ok')
})

test('nobody books for somebody else: no field names the person, and a time that was shown to one opens for no other', async () => {
  const colleague = strangers['colleague'] as Caller
  const slot = (await world.slots(victim, DAY)).find(({ slotId }) => slotId !== undefined)
  const slotId = slot?.slotId ?? ''
  expect(await world.codeOf(colleague, 'holdSlot', { slotId, memberId: 'mem_victim' })).toBe('BAD_INPUT')
  expect(await world.codeOf(colleague, 'holdSlot', { slotId })).toBe('SLOT_OVER')
  const [claim = '', ...rest] = slotId.split('.')
  const forged = Buffer.from(
    Buffer.from(claim, 'base64url').toString().replace('mem_victim', 'mem_colleague'),
  ).toString('base64url')
  for (const other of [[forged, ...rest].join('.'), `${slotId}x`, slotId.slice(0, -1), '0', claim])
    expect(['SLOT_OVER', 'BAD_INPUT']).toContain(
      await world.codeOf(another(colleague), 'holdSlot', { slotId: other }),
    )
  for (const memberId of ['mem_victim', { $ne: null }])
    expect(
      await world.codeOf(another(colleague), 'joinWaitlist', {
        ...{ wish: { serviceId: LAW, way: 'window' }, from: DAY, until: DAY, memberId },
      }),
    ).toBe('BAD_INPUT')
})

test('a script that harvests times holds one at a time, is slowed down, and what it kept is worth nothing after a quarter of an hour', async () => {
  const script = await world.worker('script')
  const kept = (await world.slots(script, DAY)).flatMap(({ slotId }) => slotId ?? [])
  const codes = []
  for (let n = 0; n < 25; n += 1)
    codes.push(await world.codeOf(script, 'holdSlot', { slotId: kept[n % kept.length] }))
  expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(20)
  expect(codes.slice(20)).toEqual(Array(5).fill('TOO_OFTEN'))
  expect((await world.done(another(script), 'listMyBookings', {})).items).toHaveLength(1)
  const looks = []
  for (let n = 0; n < 65; n += 1)
    looks.push(await world.codeOf(script, 'listSlots', { wish: { serviceId: LAW, way: 'window' }, day: DAY }))
  expect(looks.slice(60)).toEqual(Array(5).fill('TOO_OFTEN'))
  world.clock.move(16 * 60_000)
  expect(await world.codeOf(another(script), 'holdSlot', { slotId: kept[0] })).toBe('SLOT_OVER')
  world.clock.move(-16 * 60_000)
})

test('a file that is not what it says is not sent, and one for another case or account neither', async () => {
  const { caseId } = ids
  const programs: [string, Buffer][] = [
    ['图.png', Buffer.from('MZ\x90\x00this program cannot be run')],
    ['图.jpg', PNG],
    ['图.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['图.png', Buffer.from('%PDF-1.7 something else')],
    ['图.png', Buffer.alloc(0)],
  ]
  for (const [name, bytes] of programs) {
    const fileId = await upload(victim, caseId, name, bytes.length > 0 ? bytes : Buffer.from(' '))
    expect(await world.codeOf(victim, 'sendMessage', { caseId, fileId })).toBe('WRONG_FILE')
    expect(await world.codeOf(victim, 'openChatFile', { caseId, fileId })).toBe('NOT_FOUND')
  }
  for (const fileName of ['页.html', '宏.docm', '程序.exe', '图.svg', '图.png.exe'])
    expect(
      await world.codeOf(another(victim), 'startChatFile', { caseId, kind: 'file', fileName, bytes: 9 }),
    ).toBe('WRONG_FILE')
  const colleague = strangers['colleague'] as Caller
  const own = (await world.done(another(colleague), 'openChat', { serviceId: LAW, text: '另一件' })).chat
    .caseId
  expect(await world.codeOf(colleague, 'sendMessage', { caseId: own, fileId: ids.fileId })).toBe(
    'FILE_MISSING',
  )
  expect(await world.codeOf(colleague, 'openChatFile', { caseId: own, fileId: ids.fileId })).toBe('NOT_FOUND')
  // The address of a file is over after ten minutes.
  const { url } = await world.done(another(victim), 'openChatFile', { caseId, fileId: ids.fileId })
  const signed = url.slice('/api/files/'.length)
  expect(world.house.signer.verify('file', signed)).toBe(ids.fileId)
  world.clock.move(11 * 60_000)
  expect(world.house.signer.verify('file', signed)).toBeUndefined()
  world.clock.move(-11 * 60_000)
})

test('six digits are not guessed at the window: thirty tries a minute, of one’s own desk and of today', async () => {
  const codes = []
  for (let n = 0; n < 32; n += 1)
    codes.push(await world.codeOf(l1, 'checkInGuest', { code: String(100_000 + n) }))
  expect(new Set(codes.slice(0, 30))).not.toContain('ok')
  expect(codes.slice(30)).toEqual(['TOO_OFTEN', 'TOO_OFTEN'])
})

test('what is drawn on a locked screen and what goes by text message says neither matter nor name', async () => {
  await world.done(l1, 'sendMessage', { caseId: ids.caseId, text: '请把劳动合同带来' })
  await world.deliver()
  const told = (await world.done(another(victim), 'listNotices', {})).items
  expect(told.length).toBeGreaterThan(0)
  const shown = `${JSON.stringify(told)}${JSON.stringify(world.sms.sent().map(({ params }) => params))}`
  expect(shown).not.toMatch(/工资|劳动合同|老板|陈样/)
})

test('operators and strange shapes in the place of an id are bad input, for every operation that takes one', async () => {
  for (const bad of [{ $ne: null }, { $gt: '' }, ['case_1'], 1, null, '', 'x'.repeat(500)])
    for (const [name, field] of [
      ['readCase', 'caseId'],
      ['readChat', 'caseId'],
      ['readBooking', 'bookingId'],
      ['cancelCallback', 'callbackId'],
      ['leaveWaitlist', 'waitId'],
    ] as const)
      expect(await world.codeOf(another(victim), name, { [field]: bad })).toBe('BAD_INPUT')
})

test('a lawyer of the other side’s employer and one of the psychological desk cannot come in by taking the chat or the call', async () => {
  const { caseId } = ids
  const against = await world.adviser('against', { notAgainst: ['o_firm'] })
  expect(await world.codeOf(against, 'takeChat', { caseId })).toBe('AGAINST_OWN_CLIENT')
  expect(await world.codeOf(strangers['counsellor'] as Caller, 'takeChat', { caseId })).toBe('NOT_FOUND')
  const quiet = (await world.done(another(victim), 'openChat', { serviceId: CARE, text: '睡不着' })).chat
  for (const caller of [l1, against, world.staff, strangers['an admin of the employer'] as Caller])
    expect(['NOT_FOUND', 'NOT_ALLOWED']).toContain(
      await world.codeOf(another(caller), 'readChat', { caseId: quiet.caseId }),
    )
})
