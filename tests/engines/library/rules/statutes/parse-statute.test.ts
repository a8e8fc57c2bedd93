import fc from 'fast-check'
import { parseStatute, type Parsed } from '../../../../../src/engines/library/rules/statutes/parse-statute'
import type { Statute } from '../../../../../src/engines/library/rules/statutes/statute'

const read = (lines: readonly string[], fileName = '示例劳动法(2024-01-01).md'): Statute => {
  const parsed = parseStatute(fileName, lines.join('\n'))
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  return parsed.statute
}

const problemsOf = (parsed: Parsed) => ('problems' in parsed ? parsed.problems : [])

const whole = [
  '# 中华人民共和国示例劳动法',
  '',
  '2020年5月1日 第一次会议通过',
  '2024年1月1日 第九次会议《关于修改〈中华人民共和国示例劳动法〉的决定》修正',
  '<!-- INFO END -->',
  '',
  '## 第一编 总则',
  '## 第 一 章　一般规定',
  '### 第一节 目的',
  '第一条 为了示例，制定本法。',
  '## 第二章 工资',
  '第二条　工资按月支付。',
  '',
  '遇节日提前支付。',
  '第三条 不得拖欠工资：',
  '（一）现金；',
  '（二）转账。',
  '第三条之一 拖欠的，补足。',
]

test('a statute file becomes title, day, rank and articles with their place', () => {
  const statute = read(whole)
  expect(statute).toMatchObject({
    lawId: '示例劳动法',
    title: '中华人民共和国示例劳动法',
    shortTitle: '示例劳动法',
    versionDate: '2024-01-01',
    rank: '法律',
  })
  expect(statute.articles.map(({ label, path }) => [label, path])).toEqual([
    ['第一条', ['第一编 总则', '第一章 一般规定', '第一节 目的']],
    ['第二条', ['第一编 总则', '第二章 工资']],
    ['第三条', ['第一编 总则', '第二章 工资']],
    ['第三条之一', ['第一编 总则', '第二章 工资']],
  ])
  expect(statute.articles[1]?.text).toBe('工资按月支付。\n遇节日提前支付。')
  expect(statute.articles[2]?.text).toBe('不得拖欠工资：\n（一）现金；\n（二）转账。')
})

test('each line of the information block carries the days it names', () => {
  expect(read(whole).history.map(({ dates }) => dates)).toEqual([['2020-05-01'], ['2024-01-01']])
})

test('all versions of a law share one id, however its title is typeset', () => {
  const other = [...whole]
  other[0] = '# 中华人民共和国  示例劳动法'
  expect(read(other, '示例劳动法(2025-02-01).md').lawId).toBe(read(whole).lawId)
})

test('a file without chapters is read', () => {
  const statute = read(['# 示例规定', '<!-- INFO END -->', '第一条 甲。', '第二条 乙。'])
  expect(statute.articles).toHaveLength(2)
  expect(statute.articles[0]?.path).toEqual([])
})

test('an interpretation keeps its preamble apart from its articles', () => {
  const statute = read([
    '# 最高人民法院关于示例的解释（一）',
    '<!-- INFO END -->',
    '为正确示例，制定本解释。',
    '第一条 甲。',
  ])
  expect(statute.rank).toBe('司法解释')
  expect(statute.lawId).toBe('最高人民法院关于示例的解释一')
  expect(statute.preamble).toBe('为正确示例，制定本解释。')
})

test('points numbered 一、二、 are articles where a file has no others', () => {
  const statute = read([
    '# 关于示例问题的复函',
    '<!-- INFO END -->',
    '答复如下：',
    '一、甲。',
    '二、乙。',
    '补充。',
  ])
  expect(statute.articles.map(({ label, text }) => [label, text])).toEqual([
    ['第一条', '甲。'],
    ['第二条', '乙。\n补充。'],
  ])
})

test('an attachment is kept, and its own numbering is not taken for articles', () => {
  const statute = read([
    '# 示例规定',
    '<!-- INFO END -->',
    '第一条 范围见附录。',
    '附录：',
    '禁止的工作',
    '第一条 下井。',
    '一、潜水。',
  ])
  expect(statute.articles).toHaveLength(1)
  expect(statute.attachments).toEqual([{ title: '禁止的工作', text: '第一条 下井。\n一、潜水。' }])
})

test('a heading that its file forgot to mark is a heading, not the end of an article', () => {
  const statute = read(['# 示例条例', '<!-- INFO END -->', '第一条 甲。', '监察程序', '第二条 乙。'])
  expect(statute.articles.map(({ text, path }) => [text, path])).toEqual([
    ['甲。', []],
    ['乙。', ['监察程序']],
  ])
})

test('a paragraph that begins with the name of another article stays in its article', () => {
  const statute = read([
    '# 示例条例',
    '<!-- INFO END -->',
    '第一条 甲。',
    '第二条 乙。',
    '第二条规定以外的，依照第一条。',
    '第三条规定的除外。',
  ])
  expect(statute.articles).toHaveLength(2)
  expect(statute.articles[1]?.text.split('\n')).toHaveLength(3)
})

test('without a day in its name a file takes the last day of its history', () => {
  expect(read(whole, '示例劳动法.md').versionDate).toBe('2024-01-01')
})

test.each([
  ['示例省劳动条例', '地方性法规'],
  ['示例部工资支付暂行规定', '部门规章'],
  ['示例工资支付条例', '行政法规'],
  ['国务院关于示例工时的规定', '行政法规'],
  ['示例实施办法', '部门规章'],
])('%s ranks as %s', (title, rank) => {
  expect(read([`# ${title}`, '<!-- INFO END -->', '第一条 甲。']).rank).toBe(rank)
})

test.each<[string, readonly string[], number | undefined, RegExp]>([
  ['no title', ['第一条 甲。'], 1, /法名/],
  ['no articles', ['# 示例法', '<!-- INFO END -->', '只有一段话。'], undefined, /没有找到条文/],
  ['garbled text', ['# 示例法', '<!-- INFO END -->', '第一条 \uFFFD\uFFFD。'], 3, /认不出/],
  ['an article twice', ['# 示例法', '<!-- INFO END -->', '第一条 甲。', '第一条 乙。'], 4, /第 3 行重复/],
  ['articles out of order', ['# 示例法', '<!-- INFO END -->', '第二条 甲。', '第一条 乙。'], 4, /顺序不对/],
  ['an empty article', ['# 示例法', '<!-- INFO END -->', '第一条', '第二条 乙。'], 3, /没有内容/],
])('%s is refused with its line in plain words', (_, lines, line, message) => {
  const problems = problemsOf(parseStatute('示例法(2024-01-01).md', lines.join('\n')))
  expect(problems).toContainEqual(
    line === undefined
      ? { message: expect.stringMatching(message) as string }
      : { line, message: expect.stringMatching(message) as string },
  )
})

test('a file without any day is refused', () => {
  const problems = problemsOf(parseStatute('示例法.md', '# 示例法\n<!-- INFO END -->\n第一条 甲。'))
  expect(problems[0]?.message).toMatch(/哪一天/)
})

test('a day that no calendar has does not count', () => {
  const problems = problemsOf(
    parseStatute('示例法(2023-02-30).md', '# 示例法\n<!-- INFO END -->\n第一条 甲。'),
  )
  expect(problems[0]?.message).toMatch(/哪一天/)
})

test('a missing article is pointed out and does not stop the import', () => {
  const parsed = parseStatute(
    '示例法(2024-01-01).md',
    '# 示例法\n<!-- INFO END -->\n第一条 甲。\n第三条 丙。',
  )
  expect('warnings' in parsed && parsed.warnings).toEqual([
    { line: 4, message: expect.stringMatching(/第一条后面直接是第三条/) as string },
  ])
})

test('line endings of any system give the same statute', () => {
  const [unix, windows] = ['\n', '\r\n'].map((end) => parseStatute('示例法(2024-01-01).md', whole.join(end)))
  expect(windows).toEqual(unix)
})

test('whatever a file holds, it becomes a statute or problems that a person can read', () => {
  const pieces = [
    '# 示例法',
    '第一条 甲。',
    '第二条',
    '## 第一章',
    '附件：',
    '一、',
    '第',
    '《',
    '（以下简称',
    '\uFFFD',
    '　',
  ]
  const line = fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const parsed = parseStatute('示例法(2024-01-01).md', lines.join('\n'))
      if ('statute' in parsed) expect(parsed.statute.articles.length).toBeGreaterThan(0)
      else
        for (const { message } of parsed.problems)
          expect(message).toMatch(/^\p{Script=Han}.*。$|^第 \d+ 行.*。$/u)
    }),
  )
})

test('lines that only begin like a heading are read at once, however long', () => {
  const long = `第${'一 '.repeat(50_000)}`
  const statute = read([
    '# 示例法',
    '<!-- INFO END -->',
    '第一条 甲。',
    long,
    ...Array<string>(20_000).fill('短行'),
  ])
  expect(statute.articles).toHaveLength(1)
})
