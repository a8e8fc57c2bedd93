import fc from 'fast-check'
import { pairsOf, similarIndex } from '../../../src/engines/lecture/rules/similar'

const words = fc
  .array(fc.constantFrom(...'停工资社保年假派遣工找谁要生活费最低标准多少合同'), {
    minLength: 2,
    maxLength: 20,
  })
  .map((characters) => characters.join(''))
const id = fc.integer({ min: 0, max: 20 }).map((n) => `q${String(n).padStart(2, '0')}`)
const step = fc.oneof(fc.record({ put: id, text: words }), fc.record({ remove: id }))

/** The rule as it reads, without an index. */
const plainly = (texts: ReadonlyMap<string, string>, asked: string, limit: number) => {
  const held = (pair: string): number =>
    [...texts.values()].filter((text) => pairsOf(text).includes(pair)).length
  const weight = (pair: string): number => 1 + Math.log((texts.size + 10) / (held(pair) + 10))
  const sum = (pairs: readonly string[]): number => pairs.reduce((total, pair) => total + weight(pair), 0)
  const own = pairsOf(asked)
  return [...texts]
    .map(([key, text]) => {
      const theirs = pairsOf(text)
      const [a, b] = [sum(own), sum(theirs)]
      const shared = sum(own.filter((pair) => theirs.includes(pair)))
      return { id: key, score: shared / (0.6 * Math.min(a, b) + 0.4 * Math.max(a, b)) }
    })
    .filter(({ score }) => score >= 0.33)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

it('whatever was put in, replaced and taken out before, like questions are those that the rule names, best first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), words, (steps, asked) => {
      const index = similarIndex()
      const texts = new Map<string, string>()
      for (const one of steps) {
        if ('put' in one) {
          index.put(one.put, one.text)
          texts.set(one.put, one.text)
        } else {
          index.remove(one.remove)
          texts.delete(one.remove)
        }
      }
      expect(index.size).toBe(texts.size)
      const found = index.find(asked, 5)
      const wanted = plainly(texts, asked, 5)
      expect(found.map(({ score }) => score.toFixed(9))).toEqual(wanted.map(({ score }) => score.toFixed(9)))
      // Asking twice is asking the same.
      expect(index.find(asked, 5)).toEqual(found)
    }),
    { numRuns: 300 },
  )
})

it('among five thousand questions the same words come first, and what was taken out is not found', () => {
  const index = similarIndex()
  const text = (n: number): string => `停工第 ${n} 天的工资找谁要，我们车间 ${n % 97} 号`
  for (let n = 0; n < 5_000; n += 1) index.put(`q${n}`, text(n))
  expect(index.find(text(4_321), 20)[0]).toMatchObject({ id: 'q4321' })
  expect(index.find(text(4_321), 20)).toHaveLength(20)
  for (let n = 0; n < 5_000; n += 1) index.remove(`q${n}`)
  expect([index.size, index.find(text(4_321), 20)]).toEqual([0, []])
})
