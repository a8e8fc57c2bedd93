import { concepts } from '../../../../../src/engines/library/rules/search/concepts'
import { lawNames } from '../../../../../src/engines/library/rules/search/topics/law-names'
import { readTopic, topics } from '../../../../../src/engines/library/rules/search/topics'
import { lawIdOf } from '../../../../../src/engines/library/rules/statutes/names'

const lawsOf = (ids: readonly string[]): Set<string> => new Set(ids.map((id) => id.split('#', 1)[0] ?? ''))

test('topics cover every law that they name with at least two topics', () => {
  const counts = new Map<string, number>()
  for (const { passageIds } of topics)
    for (const law of lawsOf(passageIds)) counts.set(law, (counts.get(law) ?? 0) + 1)
  const onlyOne = [...counts].filter(([, count]) => count < 2).map(([law]) => law)
  // The interpretation on withdrawn suits has three articles and one matter.
  expect(onlyOne).toEqual([lawIdOf(lawNames['撤诉解释'] ?? '')])
})

test('every short name of a law is used', () => {
  const named = lawsOf(topics.flatMap(({ passageIds }) => passageIds))
  expect(Object.values(lawNames).filter((title) => !named.has(lawIdOf(title)))).toEqual([])
})

test('no topic has more articles than a reader would open', () => {
  const crowded = topics.filter(({ passageIds }) => passageIds.length > 20)
  expect(crowded.map(({ name }) => name)).toEqual([])
})

test('every topic name is used once', () => {
  const names = topics.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('every concept has words of the law and words of people', () => {
  expect(concepts.filter(({ legal, lay }) => legal.length === 0 || lay.length === 0)).toEqual([])
})

test.each([
  '少一栏 | 甲 | 乙',
  '没有条号 | 甲 | 乙 | 劳动法',
  '条号写错 | 甲 | 乙 | 劳动法3、4',
  ' | 甲 | 乙 | 劳动法3',
])('the topic line “%s” is refused', (line) => {
  expect(() => readTopic(line)).toThrow()
})
