import { fold } from '../../../../../src/engines/library/rules/search/fold'
import { markedWords, snippetOf } from '../../../../../src/engines/library/rules/search/snippet'

const marked = (text: string, question: string): string[] => {
  const { passage, marks } = snippetOf(text, markedWords(fold(question)))
  return marks.map(([from, to]) => passage.slice(from, to))
}

test('a short text is shown whole, with the words of the question marked', () => {
  expect(snippetOf('年休假五天。', markedWords(fold('年休假'))).passage).toBe('年休假五天。')
  expect(marked('年休假五天。', '年休假有几天')).toEqual(['年休假'])
})

test('words of the law are marked for the words that people use', () => {
  expect(marked('可以裁减人员。', '裁员')).toEqual(['裁减人员'])
})

test('of a long text the part that answers is shown, from the beginning of a sentence', () => {
  const text = `${'这里说的是别的事情。'.repeat(30)}应休未休的年休假，支付百分之三百。${'后面又是别的。'.repeat(30)}`
  const { passage } = snippetOf(text, markedWords(fold('年休假没休')))
  expect(passage).toContain('年休假')
  expect(passage.length).toBeLessThanOrEqual(122)
  expect(passage).toMatch(/^…[^，]/)
  expect(passage.endsWith('…')).toBe(true)
})

test('full-width letters and digits are marked like half-width ones', () => {
  expect(marked('加班费为１５０％。', '150')).toEqual(['１５０'])
})

test('what only looks like a word, across two others, is not marked', () => {
  expect(marked('员工资料由单位保管，工资按月支付。', '工资')).toEqual(['工资'])
  expect(marked('停工期间做完了工作的，另付报酬。', '停工了工资怎么发').join(' ')).not.toContain('了工')
})
