import {
  citationState,
  touches,
  type StoredCitation,
} from '../../../../src/engines/library/rules/citation-state'

const cited: StoredCitation = {
  text: '示例法第一条',
  lawId: '示例法',
  order: 100,
  label: '第一条',
  since: 'a',
}
const article = { since: 'a', versionDate: '2020-01-01' }
const today = '2026-11-22'
const state = (
  citation: StoredCitation,
  ...rest: [typeof article | undefined, Parameters<typeof citationState>[2]?]
) => citationState(citation, rest[0], rest[1] ?? [], today)

test('a citation is in force as long as the words that its writer saw stand there', () => {
  expect(state(cited, article)).toEqual({ status: 'in-force' })
  expect(state(cited, { ...article, since: 'b' })).toEqual({ status: 'changed' })
  expect(state(cited, undefined)).toEqual({ status: 'repealed' })
})

test('an unknown law and an unknown article are said as such', () => {
  expect(state({ text: '别的法第一条' }, undefined)).toEqual({ status: 'unknown-law' })
  expect(state({ text: '示例法第九条', lawId: '示例法' }, undefined)).toEqual({ status: 'unknown-article' })
})

test('a repeal counts from its day', () => {
  expect(state(cited, article, [{ order: 100, on: today }])).toEqual({
    status: 'repealed',
    repealedOn: today,
  })
  expect(state(cited, article, [{ order: 100, on: '2026-11-23' }])).toEqual({ status: 'in-force' })
  expect(state(cited, article, [{ order: 200, on: today }])).toEqual({ status: 'in-force' })
})

test('the repeal of one paragraph leaves citations of another one alone', () => {
  const part = (text: string) => ({ order: 100, on: today, part: text })
  expect(touches(part('第一款'), { ...cited, paragraph: 1 })).toBe(true)
  expect(touches(part('第一款'), { ...cited, paragraph: 2 })).toBe(false)
  expect(touches(part('第一款'), cited)).toBe(true)
  expect(touches(part('但书'), { ...cited, paragraph: 2 })).toBe(true)
  expect(state(cited, article, [part('第一款')])).toEqual({ status: 'changed', repealedOn: today })
})
