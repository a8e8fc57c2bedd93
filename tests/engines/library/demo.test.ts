import { createLibraryEngine } from '../../../src/engines/library'
import { ANONYMOUS } from '../../../src/kernel/caller'
import { demoAnswers } from '../../../src/local/demo/library/answers'
import { demoGuides } from '../../../src/local/demo/library/guides'
import { seedLibrary } from '../../../src/local/demo/library/seed-library'
import { testHouse, type TestHouse } from '../../support/test-house'
import { lawyer, lawyer2, ports, staff } from './world'

const people = { writer: lawyer, reader: lawyer2, staff, orgPath: ['city', 'district'] }

let house: TestHouse
beforeAll(async () => {
  house = await testHouse(() => [createLibraryEngine(ports)])
  await seedLibrary(house.house, people)
})
afterAll(() => house.close())

const ask = async <T>(name: string, input: unknown): Promise<T> => {
  const answer = await house.call(ANONYMOUS, `library.${name}`, input)
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.output as T
}
interface List {
  items: { guideId: string; version: number; title: string }[]
}

test('the demo has its guides, each with four to seven sections, and seeding again adds nothing', async () => {
  expect(demoGuides.length).toBeGreaterThanOrEqual(8)
  for (const guide of demoGuides) {
    expect([guide.title, guide.sections.length >= 4 && guide.sections.length <= 7]).toEqual([
      guide.title,
      true,
    ])
  }
  const before = await ask<List>('listGuides', {})
  expect(before.items.map(({ title }) => title).sort()).toEqual(demoGuides.map(({ title }) => title).sort())
  await seedLibrary(house.house, people)
  expect(await ask<List>('listGuides', {})).toEqual(before)
})

test('made-up statutes of the demo are marked as samples wherever they are listed', async () => {
  const { items } = await ask<{ items: { title: string; sample: boolean; rank: string }[] }>(
    'listStatutes',
    {},
  )
  expect(items).toHaveLength(3)
  for (const law of items) {
    expect(law).toMatchObject({ sample: true, rank: '演示样本' })
    expect(law.title).toContain('演示')
  }
})

test('real laws that are not imported are said to be unknown, and the samples open as articles', async () => {
  const { items } = await ask<List>('listGuides', {})
  const stoppage = items.find(({ title }) => title.startsWith('停工停产'))
  const guide = await ask<{ citations: { text: string; status: string; lawId?: string; label?: string }[] }>(
    'readGuide',
    {
      guideId: stoppage?.guideId,
    },
  )
  expect(guide.citations).toContainEqual({ text: '工资支付暂行规定第十二条', status: 'unknown-law' })
  const sample = guide.citations.find(({ text }) => text.includes('演示'))
  expect(sample).toMatchObject({ status: 'in-force', label: '第三条' })
  const article = await ask<{ text: string }>('readArticle', { lawId: sample?.lawId, label: sample?.label })
  expect(article.text).toContain('百分之七十')
})

test('one demo guide has been corrected, and readers of the first version are told what was wrong', async () => {
  const { items } = await ask<List>('listGuides', {})
  const corrected = items.find(({ version }) => version === 2)
  const first = await ask<{ correction?: { note: string } }>('readGuide', {
    guideId: corrected?.guideId,
    version: 1,
  })
  expect(first).toMatchObject({ corrected: true, correction: { currentVersion: 2 } })
  expect(first.correction?.note).toContain('生活费')
})

test('every answered question of the demo is found by its own words', async () => {
  for (const { question } of demoAnswers) {
    const { hits } = await ask<{ hits: { kind: string; title: string }[] }>('search', {
      question,
      kind: 'answer',
    })
    expect(hits.map(({ title }) => title)).toContain(question)
  }
})
