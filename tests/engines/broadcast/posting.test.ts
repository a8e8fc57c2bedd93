import { createPosting, type PostContent } from '../../../src/engines/broadcast/posting'
import type { Caller } from '../../../src/kernel/caller'
import { HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { openWorld, ports, type World } from './world'

let world: World
let reader: Caller
beforeAll(async () => {
  world = await openWorld()
  reader = await world.addMember('reader', await world.enterprise('o_street1', 'a'))
  await world.enterprise('o_street1', 'b')
})
afterAll(() => world.close())

const post = (key: string, content: PostContent, groupIds = ['g_a', 'g_b']) =>
  createPosting(ports, unitOf(world.house, HOUSE)).post({ key, groupIds, from: '样例区总工会', content })
const items = async () => (await world.done(reader, 'readFeed', { groupId: 'g_a' })).items

test('the same key posts one item however many call at once, and a later call reaches more groups with it', async () => {
  const ids = await Promise.all(
    Array.from({ length: 12 }, (_, n) => post('test:one', { kind: 'text', text: `第 ${n} 次` }, ['g_a'])),
  )
  await post('test:one', { kind: 'text', text: '另一句' })
  expect(new Set(ids).size).toBe(1)
  const found = (await items()).filter(({ itemId }) => itemId === ids[0])
  expect(found).toHaveLength(1)
  expect(found[0]?.text).toMatch(/^第 \d+ 次$/)
})

test('every kind of item keeps what it says', async () => {
  const at = world.clock.now()
  const law = { name: '劳动合同法', article: '第五十八条', asOf: '2026-11-20' }
  const sent: PostContent[] = [
    { kind: 'picture', title: '海报', picture: { fileId: 'picture_1', alt: '讲座海报' } },
    { kind: 'file', text: '请看附件', file: { fileId: 'file_1', name: '通知.pdf', bytes: 1200 } },
    {
      kind: 'link',
      to: 'benefit',
      id: 'camp_1',
      title: '理发券',
      text: '满 60 减 20',
      state: '今晚 20:00 开领',
    },
    {
      kind: 'segment',
      title: '第 1 段',
      text: '停工不到一个月',
      picture: { fileId: 'picture_2', alt: '板书' },
    },
    { kind: 'answer', question: '找谁要？', answer: '找派遣公司要。', by: '李示例律师', law, at },
  ]
  for (const [n, content] of sent.entries()) await post(`test:kind:${n}`, content)
  const last = (await items()).slice(-sent.length)
  expect(last.map(({ kind }) => kind)).toEqual(['picture', 'file', 'link', 'segment', 'answer'])
  expect(last[2]?.link).toEqual({
    to: 'benefit',
    id: 'camp_1',
    title: '理发券',
    text: '满 60 减 20',
    state: '今晚 20:00 开领',
  })
  expect(last[4]?.answer).toEqual({
    question: '找谁要？',
    answer: '找派遣公司要。',
    by: '李示例律师',
    law,
    at: at.toISOString(),
  })
  const signed = last[0]?.picture?.path.replace('/api/files/', '') ?? ''
  expect(world.house.signer.verify('file', signed)).toBe('picture_1')
  expect(JSON.stringify(last)).not.toContain('words')
})

test('what was posted is read, and nothing in it asks to be acknowledged', async () => {
  const itemId = await post('test:asks', { kind: 'text', text: '只是说一声' })
  expect((await world.done(reader, 'listWaiting', {})).items).toEqual([])
  expect(await world.codeOf(reader, 'acknowledge', { groupId: 'g_a', itemId })).toBe('NOT_FOUND')
})
