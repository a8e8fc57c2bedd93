import { ANONYMOUS } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { createLibraryEngine } from '../../../src/engines/library'
import { libraryConsumers } from '../../../src/engines/library/later'
import { drainOutbox } from '../../../src/kernel/outbox'
import { refreshSearchIndex } from '../../../src/engines/library/intake/refresh-index'
import { person, testHouse } from '../../support/test-house'
import { corrected, issued, lawyer, lawyer2, openLibrary, ports, staff, type Library } from './world'

let library: Library
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

interface Hit {
  kind: string
  id: string
  title: string
  place: string
  passage: string
  marks: [number, number][]
  inForce: boolean
}
interface Found {
  hits: Hit[]
  missingLaws: string[]
  asOf?: string
}

let asked = 0
/** Each from an account of its own, so that the limit of calls stays out of the way. */
const find = (question: string, kind?: string): Promise<Found> => {
  asked += 1
  return library.ok<Found>(person(`asker${asked}`), 'search', { question, ...(kind && { kind }) })
}

/** Asks until the index, which is brought up to date beside the answers, has caught up. */
const findUntil = async (question: string, done: (found: Found) => boolean): Promise<Found> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await find(question)
    if (done(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the index never caught up for ${question}`)
}

const saveAnswer = async (question: string, answer: string): Promise<string> => {
  const { answerId } = await library.ok<{ answerId: string }>(lawyer, 'saveAnswer', {
    question,
    answer,
    citations: [],
  })
  await library.ok(lawyer2, 'approveAnswer', { answerId })
  return answerId
}

test('a plain question finds an article, a guide and an answered question in one list, each with its passage', async () => {
  await library.law('示例工资法', '2020-01-01', {
    1: '停工期间，单位应当支付工资。',
    2: '工会帮助职工订立合同。',
  })
  const { guideId } = await issued(library, { citations: ['示例工资法第一条'] })
  const answerId = await saveAnswer('停工了还发工资吗？', '第一个月照发工资，第二个月看本地规定。')
  const { hits, asOf } = await find('停工的工资发不发')
  expect(hits.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['answer', 'article', 'guide']))
  const byKind = (kind: string): Hit | undefined => hits.find((hit) => hit.kind === kind)
  expect(byKind('article')).toMatchObject({
    id: '示例工资法#第一条',
    title: '示例工资法 第一条',
    place: '第一章 总则',
    inForce: true,
  })
  expect(byKind('guide')).toMatchObject({ id: guideId, title: '停工工资怎么算' })
  expect(byKind('answer')).toMatchObject({ id: answerId, title: '停工了还发工资吗？' })
  expect(byKind('answer')?.passage).toContain('第一个月照发工资')
  for (const { passage, marks } of hits) {
    for (const [start, end] of marks) expect(start < end && end <= passage.length).toBe(true)
  }
  const [start = 0, end = 0] = byKind('article')?.marks[0] ?? []
  expect('停工的工资发不发').toContain(byKind('article')?.passage.slice(start, end))
  expect(asOf).toBe('2026-11-20')
})

test('what a hit names can be opened', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  await issued(library)
  await saveAnswer('停工了还发工资吗？', '照发。')
  for (const { kind, id } of (await find('停工工资')).hits) {
    const [lawId, label] = id.split('#')
    if (kind === 'article') await library.ok(ANONYMOUS, 'readArticle', { lawId, label })
    if (kind === 'guide') await library.ok(ANONYMOUS, 'readGuide', { guideId: id })
    if (kind === 'answer') await library.ok(ANONYMOUS, 'readAnswer', { answerId: id })
  }
})

test('a guide appears once, however many of its sections fit', async () => {
  const sections = [1, 2, 3, 4].map((at) => ({ heading: `停工工资 ${at}`, text: '停工期间工资照发。' }))
  await issued(library, { sections })
  expect((await find('停工工资')).hits).toHaveLength(1)
})

test('one kind can be asked for', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  await issued(library)
  expect((await find('停工工资', 'article')).hits.map(({ kind }) => kind)).toEqual(['article'])
  expect((await find('停工工资', 'guide')).hits.map(({ kind }) => kind)).toEqual(['guide'])
  expect((await find('停工工资', 'answer')).hits).toEqual([])
})

test('a withdrawn guide is gone from the very next search', async () => {
  const { guideId } = await issued(library)
  expect((await find('停工工资')).hits).toHaveLength(1)
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '不对了' })
  expect((await find('停工工资')).hits).toEqual([])
})

test('a draft, and an answer without a second reader, are never found', async () => {
  await library.ok(lawyer, 'saveAnswer', { question: '停工了还发工资吗？', answer: '照发。', citations: [] })
  await issued(library, {
    title: '别的事',
    answer: '别的。',
    card: '别的。',
    sections: [{ heading: '别的', text: '别的。' }],
  })
  expect((await find('停工工资')).hits).toEqual([])
})

test('new words are found soon after they are issued, and the corrected ones take the place of the old', async () => {
  await find('暴雨停工')
  const { guideId } = await issued(library, { sections: [{ heading: '暴雨', text: '暴雨停工照发工资。' }] })
  await findUntil('暴雨停工', ({ hits }) => hits.some(({ id }) => id === guideId))
  await corrected(library, guideId, {
    correctionNote: '改了',
    sections: [{ heading: '台风', text: '台风停工照发工资。' }],
  })
  const { hits } = await findUntil('台风停工', ({ hits: all }) => all.some(({ place }) => place === '台风'))
  expect(hits.filter(({ id }) => id === guideId)).toHaveLength(1)
})

test('a repealed article is still found but marked, from its day on', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  const found = async () => (await find('停工工资')).hits.map(({ inForce }) => inForce)
  expect(await found()).toEqual([true])
  await library.ok(staff, 'recordRepeal', {
    lawId: '示例工资法',
    label: '第一条',
    on: '2026-12-01',
    by: '示例决定',
  })
  expect(await found()).toEqual([true])
  library.clock.set('2026-12-01T00:00:00+08:00')
  expect(await found()).toEqual([false])
})

test('a law that the library does not hold is named when the question is about it', async () => {
  expect((await find('公积金怎么取')).missingLaws).toEqual(['住房公积金管理条例'])
  expect((await find('停工工资')).missingLaws).toEqual([])
})

test('a process that starts takes the packed index from the database and answers like the one that made it', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  await refreshSearchIndex(library.house)
  const files = library.house.db.collection('files.files')
  expect(await files.countDocuments({ 'metadata.purpose': 'search-index' })).toBe(1)
  const first = await find('停工工资')
  // The articles themselves are gone: only the packed index can answer.
  await library.house.db.collection('library_articles').deleteMany({})
  const other = createLibraryEngine(ports)
  expect(
    await other.handle('search', unitOf(library.house, ANONYMOUS), { question: '停工工资' }, undefined),
  ).toEqual(first)
})

test('a process that starts after a change answers from the index that was packed last, and then catches up', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  await refreshSearchIndex(library.house)
  const { guideId } = await issued(library, { sections: [{ heading: '暴雨', text: '暴雨停工照发工资。' }] })
  expect((await find('停工工资')).hits.map(({ kind }) => kind)).toEqual(['article'])
  await findUntil('停工工资', ({ hits }) => hits.some(({ id }) => id === guideId))
})

test('every change that can be found leaves word, and its consumer packs the index', async () => {
  await issued(library)
  const files = library.house.db.collection('files.files')
  const problems: unknown[] = []
  library.clock.move(2_000)
  await drainOutbox(library.house, libraryConsumers(library.house), (_message, error) => problems.push(error))
  expect(problems).toEqual([])
  expect(await files.countDocuments({ 'metadata.purpose': 'search-index' })).toBe(1)
  expect(await drainOutbox(library.house, libraryConsumers(library.house), () => undefined)).toBe(0)
})

test('of the packed indexes only the latest stays in the database', async () => {
  for (const round of [1, 2, 3]) {
    await library.law(`示例${round}法`, '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
    await refreshSearchIndex(library.house)
  }
  const files = library.house.db.collection('files.files')
  expect(await files.countDocuments({ 'metadata.purpose': 'search-index' })).toBe(1)
})

test('a packed index that is broken is made anew', async () => {
  await library.law('示例工资法', '2020-01-01', { 1: '停工期间，单位应当支付工资。' })
  await refreshSearchIndex(library.house)
  await library.house.db.collection('files.chunks').deleteMany({})
  expect((await find('停工工资')).hits).toHaveLength(1)
})

test('searching is limited for each caller', async () => {
  const house = await testHouse(() => [createLibraryEngine(ports)])
  const answers = []
  for (let at = 0; at < 31; at += 1)
    answers.push(await house.call(ANONYMOUS, 'library.search', { question: '工资' }))
  expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'TOO_OFTEN' } })
  expect(answers.slice(0, 30).every(({ ok }) => ok)).toBe(true)
  await house.close()
})
