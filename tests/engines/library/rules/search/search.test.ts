import fc from 'fast-check'
import { buildIndex } from '../../../../../src/engines/library/rules/search/build-index'
import { search, type Hit } from '../../../../../src/engines/library/rules/search/search'
import { answer, guide, samplePassages, sampleTopic } from './sample-library'

const index = buildIndex(samplePassages(), [])
const idsFor = (question: string, options = {}): string[] =>
  search(index, question, options).map(({ passage }) => passage.id)
const firstArticle = (question: string): string | undefined => idsFor(question, { kind: 'article' })[0]

test.each([
  ['老板三个月没发工资我能走吗', '示例用工法#第二条'],
  ['公司要裁员怎么办', '示例用工法#第三条'],
  ['我生病住院了公司不要我', '示例用工法#第五条'],
  ['年假没休完给多少钱', '示例休假条例#第二条'],
])('“%s” finds its article though the law says it in other words', (question, article) => {
  expect(firstArticle(question)).toBe(article)
})

test('a topic that lawyers keep leads to its article without one shared word', () => {
  const board = sampleTopic('墙上贴的牌子 | 墙上贴啥 | 公告 | 示例休假条例3')
  const taught = buildIndex(samplePassages(), [board])
  const [first] = search(taught, '墙上要贴啥', { kind: 'article' })
  expect(first?.passage.id).toBe('示例休假条例#第三条')
  expect(idsFor('墙上要贴啥', { kind: 'article' })).not.toContain('示例休假条例#第三条')
})

test('a topic whose law the library lacks is left out without harm', () => {
  const elsewhere = sampleTopic('别处的事 | 裁员 | 裁减 | 没有的法3')
  expect(search(buildIndex(samplePassages(), [elsewhere]), '裁员', {})[0]?.passage.id).toBe(
    '示例用工法#第三条',
  )
})

test('articles, guides and answers come in one list, and each kind can be asked for alone', () => {
  const kinds = new Set(search(index, '老板欠工资').map(({ passage }) => passage.kind))
  expect(kinds.has('article') && kinds.has('guide')).toBe(true)
  expect(idsFor('老板欠工资', { kind: 'guide' })).toEqual([guide.id])
  expect(idsFor('年假没休完离职能折钱吗')[0]).toBe(answer.id)
})

test('an article that the question names comes first', () => {
  expect(idsFor('示例用工法第四条是什么意思')[0]).toBe('示例用工法#第四条')
  expect(idsFor('示例用工法第4条')[0]).toBe('示例用工法#第四条')
})

test('purpose and commencement stand behind articles that answer', () => {
  const ids = idsFor('劳动者的合法权益和解除劳动合同', { kind: 'article' })
  expect(ids.indexOf('示例用工法#第二条')).toBeLessThan(ids.indexOf('示例用工法#第一条'))
})

test('a rule of a place comes first only for people who name the place', () => {
  const order = (question: string) => {
    const ids = idsFor(question, { kind: 'article' })
    return ids.indexOf('样例省休假条例#第一条') < ids.indexOf('示例休假条例#第一条')
  }
  expect(order('年休假有几天')).toBe(false)
  expect(order('样例省年休假有几天')).toBe(true)
})

describe('repeals', () => {
  const repeal = { lawId: '示例用工法', number: 3, on: '2025-09-01' }
  const question = '裁减人员要提前三十日向工会说明情况吗'

  test('a repealed article is marked and ranks below what is in force', () => {
    const after = buildIndex(samplePassages([repeal]), [])
    const place = (hits: Hit[]) => hits.findIndex(({ passage }) => passage.id === '示例用工法#第三条')
    const hits = search(after, question, { asOf: '2025-09-01' })
    expect(place(search(after, question, { asOf: '2025-08-31' }))).toBe(0)
    expect(place(hits)).not.toBe(0)
    expect(hits[place(hits)]).toMatchObject({ inForce: false, passage: { repealedOn: '2025-09-01' } })
  })

  test('before its day a recorded repeal does not count', () => {
    const [first] = search(buildIndex(samplePassages([repeal]), []), question, { asOf: '2025-08-31' })
    expect(first).toMatchObject({ inForce: true, passage: { id: '示例用工法#第三条' } })
  })

  test('an article repealed in part stays in force and carries the part', () => {
    const partly = buildIndex(samplePassages([{ ...repeal, part: '第一款' }]), [])
    const [first] = search(partly, question, { asOf: '2026-01-01' })
    expect(first).toMatchObject({ inForce: true, passage: { repealedPart: '第一款' } })
  })
})

test.each([
  ['nothing', ''],
  ['spaces', '  \n\t　'],
  ['punctuation', '？！……。，《》（）'],
  ['an emoji', '😀😀'],
  ['half an emoji', '\ud83d'],
])('a question of %s finds nothing and breaks nothing', (_, question) => {
  expect(search(index, question)).toEqual([])
})

test('a question of ten thousand characters is answered', () => {
  expect(search(index, '老板不发工资'.repeat(2000)).length).toBeGreaterThan(0)
})

test('an empty library answers every question with an empty list', () => {
  expect(search(buildIndex([], []), '老板不发工资')).toEqual([])
})

test('whatever is asked, at most twenty hits come, best first, with marks inside what is shown', () => {
  const words = [
    '老板',
    '工资',
    '年假',
    '裁员',
    '😀',
    '第二条',
    '(((',
    '\\',
    'ＡＢＣ',
    '　',
    '样例省',
    '没发',
    'a'.repeat(50),
  ]
  const question = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(fc.constantFrom(...words)).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(question, (asked) => {
      const hits = search(index, asked)
      expect(hits.length).toBeLessThanOrEqual(20)
      hits.forEach((hit, at) => {
        expect(Number.isFinite(hit.score)).toBe(true)
        expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Infinity)
        let last = -1
        for (const [from, to] of hit.marks) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(hit.shown.length)
          last = to
        }
      })
    }),
  )
})

test('the same library and question always give the same list', () => {
  const again = buildIndex(samplePassages(), [])
  expect(search(again, '老板不发工资我想走')).toEqual(search(index, '老板不发工资我想走'))
})
