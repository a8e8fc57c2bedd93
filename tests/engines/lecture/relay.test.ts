import type { Caller } from '../../../src/kernel/caller'
import { lectureGroups } from '../../../src/engines/lecture/store/lecture-groups'
import { relayBlock, RELAY_CHARACTERS } from '../../../src/engines/lecture/rules/relay'
import type { RoomEntry } from '../../../src/engines/lecture/rules/room'
import { another, groupOf, lawyer, openWorld, staff, type World } from './world'

let world: World
let lectureId: string
let worker: Caller
let admin: Caller
beforeAll(async () => {
  world = await openWorld()
  const firm = await world.enterprise('jixie', { adminIds: ['mem_admin'] })
  worker = await world.worker('w1', firm)
  admin = await world.worker('admin', firm)
  await world.enterprise('shipin')
  lectureId = await world.live()
})
afterAll(() => world.close())

const relay = (caller: Caller, about: { groupId?: string; after?: number } = { groupId: 'g_jixie' }) =>
  world.done(another(caller), 'readRelay', { lectureId, ...about })
const say = (text: string, key: boolean) => world.done(another(lawyer), 'say', { lectureId, text, key })

it('the admin of a group gets what is new in one message: key pieces and the answers this group asked for', async () => {
  expect(await relay(admin)).toMatchObject({
    text: '【法律讲堂】停工停产期间，工资怎么发\n陈样例lawyer律师正在讲，可以提问',
    ...{ items: 0, more: false },
  })
  await say('先说第一个月', true)
  await say('这一句只在讲座里', false)
  const mine = await world.asked(worker, lectureId, '派遣工找谁要工资？', 'group')
  const stranger = await world.worker('w2', ['o_city', 'o_district', 'o_street', 'o_shipin'])
  const theirs = await world.asked(stranger, lectureId, '年假还有吗？', 'group')
  for (const questionId of [mine, theirs])
    await world.done(another(lawyer), 'answerQuestion', { lectureId, questionId, text: '可以。' })
  const first = await relay(admin)
  expect(first.text.split('\n').slice(2)).toEqual([
    '第 1 段：先说第一个月',
    '答：派遣工找谁要工资？ —— 可以。',
  ])
  // The next block holds only what came since.
  await say('再说一个月以后', true)
  const next = await relay(admin, { groupId: 'g_jixie', after: first.upTo })
  expect(next.text.split('\n').slice(2)).toEqual(['第 3 段：再说一个月以后'])
  expect((await relay(admin, { groupId: 'g_jixie', after: next.upTo })).items).toBe(0)
  // A host without a group of the own passes on all answers; the link opens the room for reading.
  const all = await relay(staff, {})
  expect(all.text).toContain('年假还有吗？')
  const { share } = all
  const visitor: Caller = { accountId: 'passer-by', trust: 'none', orgPath: [], grants: [] }
  expect(await world.codeOf(visitor, 'openRoom', { lectureId, share })).toBe('ok')
})

it('a second phone or another admin of the group goes on where the last block ended; other groups and hosts have places of their own', async () => {
  const deputy = await world.worker('deputy', ['o_city', 'o_district', 'o_street', 'o_jixie'])
  const { db } = world.house
  await lectureGroups.of(db).updateOne({ groupId: 'g_jixie' }, { $push: { adminIds: 'mem_deputy' } })
  const note = (caller: Caller, upTo: number, groupId?: string) =>
    world.done(another(caller), 'noteRelayed', { lectureId, upTo, ...(groupId && { groupId }) })
  const first = await relay(admin)
  expect(first).toMatchObject({ after: 0 })
  expect(await note(admin, first.upTo, 'g_jixie')).toEqual({ before: 0 })
  for (const caller of [another(admin), deputy]) {
    const next = await relay(caller)
    expect(next).toMatchObject({ after: first.upTo, items: 0 })
  }
  expect((await relay(staff, { groupId: 'g_shipin' })).after).toBe(0)
  expect((await relay(staff, {})).after).toBe(0)
  // Two who took the same block: the second hears that it was passed on. Nobody takes the place back, or beyond what was said.
  await say('三件事', true)
  const [one, two] = [await relay(admin), await relay(deputy)]
  expect(one.items).toBe(1)
  expect(await note(deputy, two.upTo, 'g_jixie')).toEqual({ before: first.upTo })
  const late = await note(admin, one.upTo, 'g_jixie')
  expect(late.before).toBeGreaterThan(one.after)
  await note(admin, 0, 'g_jixie')
  await note(admin, 1_000_000, 'g_jixie')
  expect((await relay(deputy)).after).toBe(two.upTo)
  await say('四件事', true)
  expect((await relay(deputy)).items).toBe(1)
  // Again from the beginning is asked for by name.
  expect((await relay(deputy, { groupId: 'g_jixie', after: 0 })).items).toBeGreaterThan(1)
})

it('a question hidden from the employer is in no block, and its answer only in the words meant for all', async () => {
  const questionId = await world.asked(worker, lectureId, '老板让签弃权书怎么办？', 'hidden')
  await world.done(another(lawyer), 'answerHidden', {
    ...{ lectureId, questionIds: [questionId], text: '不要签，先拍照。' },
    toAll: { question: '弃权书有效吗？', text: '这样的约定无效。' },
  })
  for (const groupId of ['g_jixie', 'g_shipin']) {
    const { text } = await relay(staff, { groupId })
    expect(text).toContain('答：弃权书有效吗？ —— 这样的约定无效。')
    expect(text).not.toMatch(/老板|拍照/)
  }
})

it('nobody else gets one: not a member of the group, not its admin for another group or for all', async () => {
  const code = (caller: Caller, about: object) =>
    world.codeOf(another(caller), 'readRelay', { lectureId, ...about })
  expect(await code(worker, { groupId: groupOf(worker) })).toBe('NOT_FOUND')
  expect(await code(admin, { groupId: 'g_shipin' })).toBe('NOT_FOUND')
  expect(await code(admin, {})).toBe('NOT_FOUND')
  expect(await code({ ...admin, trust: 'public' }, { groupId: 'g_jixie' })).toBe('BIND_PHONE')
  const noting = { lectureId, groupId: 'g_shipin', upTo: 1 }
  for (const caller of [worker, admin])
    expect(await world.codeOf(another(caller), 'noteRelayed', noting)).toBe('NOT_FOUND')
  const { groups } = await world.done(another(admin), 'openRoom', { lectureId })
  expect(groups).toEqual([{ groupId: 'g_jixie', name: 'jixie示例群', admin: true }])
})

it('what one message cannot hold comes in the next, in order, each piece once', () => {
  const entries = Array.from({ length: 40 }, (_, n): RoomEntry => ({
    ...{
      entryId: `e${n}`,
      position: n * 2 + 1,
      at: '2026-11-23T11:30:00.000Z',
      kind: 'said',
      from: '刘范例律师',
    },
    ...{ number: n + 1, text: `第 ${n} 句，`.padEnd(50, '好') },
  }))
  const about = { title: '工资怎么发', lecturer: '刘范例律师', state: 'live', when: '今天' } as const
  const lines: string[] = []
  let after = 0
  for (let more = true; more;) {
    const block = relayBlock(about, entries, after, 90)
    expect(block.text.length).toBeLessThanOrEqual(RELAY_CHARACTERS)
    expect(block.upTo).toBeGreaterThan(after)
    lines.push(...block.text.split('\n').slice(2))
    ;({ more, upTo: after } = block)
  }
  expect(lines.map((line) => Number(/^第 (\d+) 段/.exec(line)?.[1]))).toEqual(
    entries.map(({ number }) => number),
  )
  expect(after).toBe(90)
})
