import { diffStatutes } from '../../../../../src/engines/library/rules/statutes/diff'
import { parseStatute } from '../../../../../src/engines/library/rules/statutes/parse-statute'

const version = (...articles: string[]) => {
  const parsed = parseStatute(
    '示例法(2024-01-01).md',
    ['# 示例法', '<!-- INFO END -->', ...articles].join('\n'),
  )
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.statute
}

test('a new version tells which articles it changed, added and took away', () => {
  const before = version('第一条 甲。', '第二条 五日内答复。', '第三条 丙。')
  const after = version('第一条 甲。', '第二条 三日内答复。', '第二条之一 逾期的，视为同意。')
  const { added, removed, changed } = diffStatutes(before, after)
  expect(added.map(({ label }) => label)).toEqual(['第二条之一'])
  expect(removed.map(({ label }) => label)).toEqual(['第三条'])
  expect(changed.map((each) => [each.before.text, each.after.text])).toEqual([
    ['五日内答复。', '三日内答复。'],
  ])
})

test('spacing and the width of punctuation are no change', () => {
  const { added, removed, changed } = diffStatutes(
    version('第一条 下列情形（一）甲：乙。'),
    version('第一条　下列情形 (一)甲: 乙。'),
  )
  expect([added, removed, changed]).toEqual([[], [], []])
})
