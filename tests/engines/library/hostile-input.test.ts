import { contractNames, hostile } from './hostile'
import { issued, lawyer, openLibrary, staff, words, type Library } from './world'
import { ANONYMOUS } from '../../../src/kernel/caller'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
  await library.law('示例法', '2020-01-01', { 1: '甲。' })
})
afterAll(() => library.close())

test('no operation takes an operator, a wrong type or an unknown field for a value, and none breaks', async () => {
  for (const name of contractNames) {
    for (const input of hostile(name)) {
      const answer = await library.call({ ...staff, accountId: `acc_${name}` }, `library.${name}`, input)
      if (!answer.ok) expect([name, answer.refusal.code, answer.error]).not.toContain('INTERNAL')
      else expect([name, JSON.stringify(input)]).toEqual([name, 'accepted'])
    }
  }
})

test('a cursor that was never given out is refused', async () => {
  for (const cursor of ['x', '~', '{"$gt":""}', 'a'.repeat(150), '1~a~b']) {
    expect([cursor, await library.refused(lawyer, 'listDesk', { cursor })]).toEqual([cursor, 'BAD_INPUT'])
    expect([cursor, await library.refused(ANONYMOUS, 'listGuides', { cursor })]).toEqual([
      cursor,
      'BAD_INPUT',
    ])
  }
})

test('texts at their longest are stored and read; one sign more is refused by field', async () => {
  const long = {
    card: '明'.repeat(200),
    sections: Array.from({ length: 40 }, () => ({ heading: '题'.repeat(60), text: '文'.repeat(5000) })),
  }
  const { guideId } = await issued(library, long)
  const guide = await library.ok<{ card: string; minutes: number }>(ANONYMOUS, 'readGuide', { guideId })
  expect(guide).toMatchObject({ card: long.card, minutes: 675 })
  const answer = await library.call(lawyer, 'library.saveDraft', words({ card: '明'.repeat(201) }))
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'BAD_INPUT', fields: { card: '最多 200 个字' } },
  })
})

test('questions of every kind are answered with a list, also by an empty library', async () => {
  const empty = await openLibrary()
  for (const question of [
    '？',
    '😀😀😀',
    'a',
    ' 停 工 ',
    '\\u0000',
    '(.*)+$',
    '$where',
    '示'.repeat(300),
    'ﬁ①',
    '第三十八条',
    '<script>',
  ]) {
    for (const one of [empty, library]) {
      const { hits } = await one.ok<{ hits: unknown }>(ANONYMOUS, 'search', { question })
      expect([question, Array.isArray(hits)]).toEqual([question, true])
    }
  }
  await empty.close()
})
