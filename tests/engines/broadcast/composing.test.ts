import { Readable } from 'node:stream'
import { broadcasts } from '../../../src/engines/broadcast/store/broadcasts'
import { person } from '../../support/test-house'
import { another, EVERYBODY, openWorld, staff, street1, type World } from './world'

const second = person('second', { orgPath: ['o_city'] }, 'staff@o_district')

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.enterprise('o_street1', 'a')
  await world.enterprise('o_street1', 'b')
  await world.enterprise('o_street2', 'c')
})
afterAll(() => world.close())

const text = (words: string, title = '下周三法律服务') => ({ kind: 'text' as const, title, text: words })
const draft = async (content: object, audience: object = EVERYBODY, caller = staff) =>
  world.done(caller, 'saveDraft', { content, audience } as never)
const send = async (content: object, caller = staff, audience: object = EVERYBODY) => {
  const { draftId, revision } = await draft(content, audience, caller)
  return world.codeOf(caller, 'sendDraft', { draftId, revision })
}

test('a draft is its owner’s alone, is kept as it was typed, and an older page cannot overwrite a newer one', async () => {
  const saved = await draft({ kind: 'text', title: '只写了标题' })
  const { draftId, revision } = saved
  expect(await world.codeOf(second, 'readDraft', { draftId })).toBe('NOT_FOUND')
  expect(await world.codeOf(second, 'sendDraft', { draftId, revision })).toBe('NOT_FOUND')
  const save = (words: string, based: number) =>
    world.codeOf(staff, 'saveDraft', { draftId, revision: based, content: text(words), audience: EVERYBODY })
  expect(await save('新的', revision)).toBe('ok')
  expect(await save('旧页面', revision)).toBe('CHANGED_MEANWHILE')
  const read = await world.done(staff, 'readDraft', { draftId })
  expect(read).toMatchObject({ revision: 2, content: { text: '新的' } })
  expect(await world.codeOf(staff, 'sendDraft', { draftId, revision: 1 })).toBe('CHANGED_MEANWHILE')
})

test('what is missing is said by field, and nothing goes out', async () => {
  const { draftId, revision } = await draft({ kind: 'link', link: { to: 'lecture' } })
  const answer = await world.call(staff, 'broadcast.sendDraft', { draftId, revision })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'INCOMPLETE' } })
  expect(JSON.stringify(answer)).toContain('link.title')
})

test('a text goes to every group, once, though it is sent from two pages at once', async () => {
  const { draftId, revision } = await draft(text('带上劳动合同和工资条。'))
  const codes = await Promise.all(
    [1, 2].map(() => world.codeOf(another(staff), 'sendDraft', { draftId, revision })),
  )
  expect(codes.sort()).toEqual(['NOT_FOUND', 'ok'])
  await world.deliver()
  const [sent] = (await world.done(staff, 'listBroadcasts', {})).items
  expect(sent).toMatchObject({ title: '下周三法律服务', kind: 'text', counts: { groups: 3, delivered: 3 } })
})

test('risky words are refused and named; doubtful ones wait for a second person', async () => {
  const { draftId, revision } = await draft(text('代 开 发 票，请联系'))
  const answer = await world.call(staff, 'broadcast.sendDraft', { draftId, revision })
  expect(answer).toMatchObject({
    refusal: { code: 'RISKY_WORDS', message: expect.stringContaining('代开发票') as string },
  })
  expect(await send(text('扫码领红包'), another(staff))).toBe('ok')
  expect((await world.done(second, 'listApprovals', {})).items).toHaveLength(1)
})

test('more groups than the desk may reach wait for a second person, who is never the first', async () => {
  const waiting = (await world.done(second, 'listApprovals', {})).items.length
  await world.done(staff, 'saveSettings', { orgId: 'o_district', approvalAbove: 2 })
  expect(await world.codeOf(street1, 'saveSettings', { orgId: 'o_district', approvalAbove: 9 })).toBe(
    'NOT_FOUND',
  )
  expect((await world.done(staff, 'countAudience', { audience: EVERYBODY })).needsApproval).toBe(true)
  const { draftId, revision } = await draft(text('三个群的通知'), EVERYBODY, another(staff))
  const asked = await world.done(another(staff), 'sendDraft', { draftId, revision })
  const { broadcastId } = asked
  expect(asked.state).toBe('waiting')
  await world.deliver()
  expect(await broadcasts.of(world.house.db).findOne({ _id: broadcastId })).toMatchObject({
    state: 'waiting',
  })
  expect((await world.done(second, 'listApprovals', {})).items).toHaveLength(waiting + 1)
  const decide = (caller: typeof staff, approve: boolean, note = '') =>
    world.codeOf(caller, 'decideBroadcast', { broadcastId, approve, note })
  expect(await decide(staff, true)).toBe('OWN_DRAFT')
  expect(await decide(street1, true)).toBe('NOT_FOUND')
  expect(await decide(second, false)).toBe('NOTE_NEEDED')
  const both = await Promise.all([
    decide(second, true),
    decide(person('third', {}, 'staff@o_city'), false, '不发'),
  ])
  expect(both.sort()).toEqual(['ALREADY_DECIDED', 'ok'])
  await world.deliver()
  const now = await broadcasts.of(world.house.db).findOne({ _id: broadcastId })
  expect(['delivered', 'refused']).toContain(now?.state)
  await world.done(staff, 'saveSettings', { orgId: 'o_district', approvalAbove: 500 })
})

test('only the desk that sent it, or one above, holds, resumes or ends it', async () => {
  const broadcastId = await world.send(EVERYBODY)
  for (const name of ['pauseBroadcast', 'resumeBroadcast'] as const)
    expect(await world.codeOf(street1, name, { broadcastId })).toBe('NOT_FOUND')
  expect(await world.codeOf(street1, 'stopBroadcast', { broadcastId, reason: '我不想要' })).toBe('NOT_FOUND')
  await world.done(staff, 'stopBroadcast', { broadcastId, reason: '发错了' })
  await world.deliver()
  expect((await world.done(staff, 'readFunnel', { broadcastId })).state).toBe('stopped')
  for (const caller of [staff, street1, second])
    expect(await world.codeOf(caller, 'resumeBroadcast', { broadcastId })).not.toBe('ok')
})

test('a saved audience widens nobody’s scope', async () => {
  const { audienceId } = await world.done(staff, 'saveAudience', { name: '全区', audience: EVERYBODY })
  expect(await world.codeOf(staff, 'saveAudience', { name: '全区', audience: EVERYBODY })).toBe('NAME_TAKEN')
  expect((await world.done(street1, 'listAudiences', {})).items).toEqual([])
  expect(await world.codeOf(street1, 'dropAudience', { audienceId })).toBe('NOT_FOUND')
  expect(await send(text('街道的通知'), another(street1), EVERYBODY)).toBe('OUT_OF_SCOPE')
})

test('a file is sent by whoever uploaded it, and picture and file by their bytes and not by their name', async () => {
  const upload = async (fileName: string, bytes: Buffer) => {
    const { fileId, ticket } = await world.done(staff, 'startFile', { fileName, bytes: bytes.length })
    const claim = JSON.parse(world.house.signer.verify('upload', ticket) ?? '{}') as {
      contentType: string
      purpose: string
    }
    const about = { fileName, contentType: claim.contentType, purpose: claim.purpose }
    await world.house.files.put(fileId, Readable.from([bytes]), about, 1e6)
    return fileId
  }
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  const right = {
    kind: 'picture',
    title: '海报',
    fileId: await upload('海报.png', png),
    alt: '法律服务海报',
    text: '',
  }
  expect(await send(right, another(second))).toBe('FILE_MISSING')
  const lying = { ...right, fileId: await upload('假.png', Buffer.from('<svg onload="alert(1)">……')) }
  expect(await send(lying, another(staff))).toBe('FILE_MISSING')
  expect(await send(right, another(staff))).toBe('ok')
  const pdf = {
    kind: 'file',
    title: '通知',
    fileId: await upload('通知.pdf', Buffer.from('%PDF-1.7')),
    text: '请看附件',
  }
  expect(await send(pdf, another(staff))).toBe('ok')
  const renamed = { ...pdf, fileId: await upload('改名.pdf', Buffer.from('<script>alert(1)</script>')) }
  expect(await send(renamed, another(staff))).toBe('FILE_MISSING')
  expect(await world.call(staff, 'broadcast.preview', { content: renamed })).toMatchObject({
    refusal: { message: expect.stringContaining('这个文件打不开') as string },
  })
  expect(await world.codeOf(staff, 'startFile', { fileName: '病毒.exe', bytes: 10 })).toBe('WRONG_TYPE')
  expect(await world.codeOf(staff, 'startFile', { fileName: '大图.png', bytes: 3_000_000 })).toBe('TOO_LARGE')
})

test('a preview says what each channel will carry and how long that is, and opens nothing', async () => {
  const shown = await world.done(staff, 'preview', { content: text('停工工资。'.repeat(380)) })
  expect(shown.robot.body).toMatchObject({ limit: 4096, unit: 'bytes', shortened: true })
  expect(shown.robot.body.used).toBe(Buffer.byteLength(shown.robot.body.text))
  expect(shown.robot.body.used).toBeLessThanOrEqual(4096)
  expect(shown.relay.text.text).toContain('https://njr.example.cn/#/packages/broadcast/shared/index?s=')
  expect(shown.feed).toMatchObject({ kind: 'text', from: '样例区总工会' })
  const token = shown.relay.poster.link.split('s=')[1]
  expect(await world.codeOf(staff, 'readShare', { token })).toBe('NOT_FOUND')
})
