import fc from 'fast-check'
import { articleLabel } from '../../../../../src/engines/library/rules/statutes/article-number'
import { parseCitation } from '../../../../../src/engines/library/rules/statutes/citation'
import {
  abbreviationsIn,
  findCitations,
} from '../../../../../src/engines/library/rules/statutes/find-citations'
import { parseStatute } from '../../../../../src/engines/library/rules/statutes/parse-statute'
import { resolveCitation } from '../../../../../src/engines/library/rules/statutes/resolve'
import type { Statute } from '../../../../../src/engines/library/rules/statutes/statute'

const statute = (title: string, articles: number, day = '2024-01-01'): Statute => {
  const body = Array.from({ length: articles }, (_, at) => `${articleLabel({ number: at + 1 })} 内容${at}。`)
  const parsed = parseStatute(`x(${day}).md`, [`# ${title}`, '<!-- INFO END -->', ...body].join('\n'))
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.statute
}

const library = [
  statute('中华人民共和国示例合同法', 40),
  statute('中华人民共和国示例争议调解仲裁法', 20),
  statute('最高人民法院关于审理示例案件适用法律问题的解释（一）', 50),
]

const resolved = (text: string): string => {
  const citation = parseCitation(text)
  if (!citation) return 'not a citation'
  const found = resolveCitation(citation, library)
  return found.found === 'article' ? `${found.statute.shortTitle}|${found.article.label}` : found.found
}

test('paragraph and item are read where they are named', () => {
  expect(parseCitation('示例合同法第三十八条第一款第（二）项')).toEqual({
    law: '示例合同法',
    article: { number: 38 },
    paragraph: 1,
    item: 2,
  })
})

test.each([
  '示例合同法第三十八条',
  '《示例合同法》第三十八条',
  '《中华人民共和国示例合同法》第38条',
  '示例合同法38条',
  '示例合同法第３８条第1款第(2)项',
  ' 示例合同法 第三十八条 。',
])('“%s” is the same article however it is written', (text) => {
  expect(resolved(text)).toBe('示例合同法|第三十八条')
})

test.each([
  '最高人民法院关于审理示例案件适用法律问题的解释（一）第四十五条',
  '最高人民法院关于审理示例案件适用法律问题的解释(一)第45条',
  '关于审理示例案件适用法律问题的解释（一）第四十五条',
])('“%s” keeps the bracket in the name apart from the article', (text) => {
  expect(resolved(text)).toBe('最高人民法院关于审理示例案件适用法律问题的解释（一）|第四十五条')
})

test('the end of exactly one title is enough of a name', () => {
  expect(resolved('调解仲裁法第五条')).toBe('示例争议调解仲裁法|第五条')
})

test('a shorter name that other laws bear is not completed', () => {
  expect(resolved('仲裁法第五条')).toBe('nothing')
})

test('a law that is there without the article is told apart from an unknown law', () => {
  expect(resolved('示例合同法第九十九条')).toBe('law-only')
  expect(resolved('示例民法典第一条')).toBe('nothing')
})

test('of several versions the latest is meant', () => {
  const later = statute('中华人民共和国示例合同法', 3, '2025-01-01')
  const citation = parseCitation('示例合同法第二条')
  const found = citation && resolveCitation(citation, [later, ...library])
  expect(found).toMatchObject({ found: 'article', statute: { versionDate: '2025-01-01' } })
})

test.each(['', '第三条', '示例合同法', '示例合同法第条', '随便写的一句话'])('“%s” is no citation', (text) => {
  expect(parseCitation(text)).toBeUndefined()
})

test('every article of a law is found under the name that it gives itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (number) => {
      expect(resolved(`示例合同法${articleLabel({ number })}`)).toBe(`示例合同法|${articleLabel({ number })}`)
    }),
  )
})

test('a list of articles goes on with the law that it began with', () => {
  const found = findCitations('依照示例合同法第四十六条、第四十七条和第十条第一款的规定', '本例', [
    '示例合同法',
  ])
  expect(found.map(({ law, article }) => [law, article.number])).toEqual([
    ['示例合同法', 46],
    ['示例合同法', 47],
    ['示例合同法', 10],
  ])
})

test('本法 means the law that speaks, and an article of nobody is left out', () => {
  const found = findCitations('本法第三条规定的。刑法第二百条除外。', '示例法', ['示例合同法'])
  expect(found).toEqual([{ law: '示例法', article: { number: 3 } }])
})

test('an abbreviation stands for the law that the text gave it to', () => {
  const abbreviations = abbreviationsIn('为了实施《示例休假条例》（以下简称条例），制定本办法。')
  const found = findCitations('有条例第四条情形的', '示例办法', [], abbreviations)
  expect(found).toEqual([{ law: '示例休假条例', article: { number: 4 } }])
})
