import { askedByMember } from '../../../src/engines/broadcast/facts'
import { createPosting } from '../../../src/engines/broadcast/posting'
import { HOUSE, type Caller } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { createOutbox } from '../../../src/kernel/outbox'
import { another, EVERYBODY, openWorld, ports, staff, street1, type World } from './world'

let world: World
let worker: Caller
let colleague: Caller
let elsewhere: Caller
beforeAll(async () => {
  world = await openWorld()
  const path = await world.enterprise('o_street1', 'a')
  worker = await world.addMember('worker', path)
  colleague = await world.addMember('colleague', path)
  elsewhere = await world.addMember('elsewhere', await world.enterprise('o_street2', 'b'))
})
afterAll(() => world.close())

const sent = async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  return broadcastId
}
const unreadOf = async (caller: Caller) =>
  (await world.done(caller, 'listMyGroups', {})).items.find(({ groupId }) => groupId === 'g_a')?.unread

test('a question goes to the desk that sent the item, without a name, and the answer comes back to that group alone', async () => {
  const itemId = await sent()
  const { questionId } = await world.done(worker, 'askBack', { groupId: 'g_a', itemId, text: '社保还交吗？' })
  expect((await world.done(street1, 'listAskedBack', {})).items).toEqual([])
  const asked = await world.done(staff, 'listAskedBack', {})
  expect(asked).toMatchObject({
    waiting: 1,
    items: [{ questionId, text: '社保还交吗？', groupName: 'a示例群' }],
  })
  expect(JSON.stringify(asked)).not.toContain('worker')
  expect(await world.codeOf(street1, 'answerAskedBack', { questionId, answer: '要交。' })).toBe('NOT_FOUND')
  const both = await Promise.all(
    ['要交。', '也要交。'].map((answer) =>
      world.codeOf(another(staff), 'answerAskedBack', { questionId, answer }),
    ),
  )
  expect(both.sort()).toEqual(['ALREADY_DECIDED', 'ok'])
  await world.deliver()
  const page = (await world.done(colleague, 'readFeed', { groupId: 'g_a' })).items
  const answers = page.filter(({ kind }) => kind === 'answer')
  expect(answers).toHaveLength(1)
  expect(answers[0]?.answer).toMatchObject({ question: '社保还交吗？', by: '样例区总工会' })
  expect(
    (await world.done(elsewhere, 'readFeed', { groupId: 'g_b' })).items.map(({ kind }) => kind),
  ).not.toContain('answer')
  const mine = (await world.done(worker, 'openGroup', { groupId: 'g_a' })).questions
  expect(mine).toMatchObject([{ questionId, state: 'answered', answerItemId: answers[0]?.itemId }])
  expect((await world.done(colleague, 'openGroup', { groupId: 'g_a' })).questions).toEqual([])
})

test('words that did not pass the check are shown only after the desk has put them into its own', async () => {
  const itemId = await sent()
  const ask = (text: string) => world.done(another(worker), 'askBack', { groupId: 'g_a', itemId, text })
  expect(await world.codeOf(worker, 'askBack', { groupId: 'g_a', itemId, text: '哪里代开发票' })).toBe(
    'RISKY_WORDS',
  )
  const { questionId } = await ask('扫码领红包是真的吗')
  expect(await world.codeOf(staff, 'answerAskedBack', { questionId, answer: '不是。' })).toBe(
    'OWN_WORDS_NEEDED',
  )
  const own = { questionId, question: '有人让扫码领钱，是真的吗？', answer: '不是，请别扫。' }
  expect(await world.codeOf(staff, 'answerAskedBack', own)).toBe('ok')
})

test('whoever asks for their own data gets what they asked back, with its answer, and nobody else’s', async () => {
  const itemId = await sent()
  const ask = (caller: Caller, text: string) =>
    world.done(caller, 'askBack', { groupId: 'g_a', itemId, text })
  const { questionId } = await ask(another(worker), '我的问题')
  await ask(another(colleague), '别人的问题')
  await world.done(another(staff), 'answerAskedBack', { questionId, answer: '这样办。' })
  const kept = await askedByMember(unitOf(world.house, HOUSE), worker.memberId ?? '')
  expect(kept).toContainEqual(
    expect.objectContaining({ 问题: '我的问题', 群: 'a示例群', 处理: '已答复', 答复: '这样办。' }),
  )
  expect(JSON.stringify(kept)).not.toContain('别人的问题')
})

test('nobody asks about an item of a group that is not theirs', async () => {
  const itemId = await sent()
  const ask = (caller: Caller) =>
    world.codeOf(caller, 'askBack', { groupId: 'g_a', itemId, text: '能看到吗？' })
  expect(await ask(elsewhere)).toBe('NOT_FOUND')
  expect(await ask({ ...worker, trust: 'public' })).toBe('BIND_PHONE')
})

test('a correction reaches every group of the old version, and marks as unread only for those who had read it', async () => {
  await world.addGuide({ guideId: 'gd_fix', version: 1, title: '加班费' })
  const old = await world.send(EVERYBODY, { guideId: 'gd_fix' })
  await world.deliver()
  await world.done(worker, 'openItem', { groupId: 'g_a', itemId: old })
  for (const caller of [worker, colleague])
    await world.done(caller, 'markRead', { groupId: 'g_a', position: 999 })
  await world.addGuide({ guideId: 'gd_fix', version: 2, title: '加班费', card: '改过的一句话', corrects: 1 })
  await world.addGuide({ guideId: 'gd_fix', version: 1, title: '加班费', state: 'corrected' })
  const issued = { guideId: 'gd_fix', version: 2, previous: 1 }
  const outbox = createOutbox(world.house, {})
  await outbox.add('guide.issued', 'gd_fix@2', issued)
  // The message comes twice: one correction all the same.
  await outbox.add('guide.issued', 'gd_fix@2:again', issued)
  await world.deliver()
  const items = (await world.done(worker, 'readFeed', { groupId: 'g_a' })).items.filter(
    ({ corrects }) => corrects,
  )
  expect(items).toHaveLength(1)
  expect(await unreadOf(worker)).toBe(1)
  expect(await unreadOf(colleague)).toBe(0)
  expect((await world.done(worker, 'openGroup', { groupId: 'g_a' })).quiet).toEqual([])
  const page = await world.done(colleague, 'openGroup', { groupId: 'g_a' })
  expect(page).toMatchObject({ unread: 0, quiet: [items[0]?.position] })
  const read = (caller: Caller) =>
    world.done(caller, 'readCorrection', { groupId: 'g_a', itemId: items[0]?.itemId ?? '' })
  expect(await read(worker)).toMatchObject({
    ...{ fromVersion: 1, toVersion: 2, readOld: true },
    changes: [{ before: '一句话说清', after: '改过的一句话' }],
  })
  expect((await read(colleague)).readOld).toBe(false)
})

test('a long page is searched by words and opened at a day', async () => {
  const posting = createPosting(ports, unitOf(world.house, HOUSE))
  const path = await world.enterprise('o_street1', 'long')
  const reader = await world.addMember('long', path)
  world.clock.set('2026-12-01T01:00:00Z')
  for (let n = 1; n <= 100; n += 1) {
    const text = n % 10 === 0 ? `第 ${n} 条 关于 [工资] 的话` : `第 ${n} 条`
    await posting.post({
      key: `test:long:${n}`,
      groupIds: ['g_long'],
      from: '样例',
      content: { kind: 'text', text },
    })
    world.clock.move(3_600_000)
  }
  const find = (text: string, before?: number) =>
    world.done(reader, 'searchFeed', { groupId: 'g_long', text, ...(before !== undefined && { before }) })
  const hits = (await find('[工资] 关于')).items
  expect(hits.map(({ position }) => position)).toEqual([100, 90, 80, 70, 60, 50, 40, 30, 20, 10])
  expect((await find('没有的词')).items).toEqual([])
  const first = await find('第')
  expect(first.items).toHaveLength(20)
  expect((await find('第', first.next)).items[0]?.position).toBe(80)
  const dayOf = (day: string) => world.done(reader, 'findDay', { groupId: 'g_long', day })
  expect(await dayOf('2026-11-01')).toEqual({ position: 1 })
  expect(await dayOf('2026-12-02')).toEqual({ position: 16 })
  expect(await dayOf('2026-12-05')).toEqual({ position: 88 })
  expect(await dayOf('2027-01-01')).toEqual({ position: 0 })
  expect(await world.codeOf(elsewhere, 'searchFeed', { groupId: 'g_long', text: '工资' })).toBe('NOT_FOUND')
})
