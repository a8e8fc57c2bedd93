import fc from 'fast-check'
import { joined } from '../../miniprogram/features/broadcast/joined'
import { blocksOf, marked } from '../../miniprogram/features/library/paragraphs'
import { percent, thousands } from '../../miniprogram/ui/numbers'

describe('what a reader sees of a text', () => {
  test('lines that begin with a number become one list, other lines stay paragraphs', () => {
    expect(blocksOf('先看这里。\n\n1. 有活干的\n2、没活干的\n最后看这里。')).toEqual([
      { kind: 'text', text: '先看这里。' },
      { kind: 'list', items: ['有活干的', '没活干的'] },
      { kind: 'text', text: '最后看这里。' },
    ])
  })

  test('marks never change, lose or double a character of the passage', () => {
    const mark = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(mark), (passage, marks) => {
        expect(
          marked(passage, marks)
            .map(({ text }) => text)
            .join(''),
        ).toBe(passage)
      }),
    )
  })

  test('overlapping marks light a word once', () => {
    expect(
      marked('停工工资', [
        [0, 3],
        [2, 4],
      ])
        .filter(({ found }) => found)
        .map(({ text }) => text),
    ).toEqual(['停工工', '资'])
  })
})

describe('the items of a group page', () => {
  test('stretches that overlap show every position once, oldest first', () => {
    const at = (...positions: number[]) => positions.map((position) => ({ position }))
    expect(joined(at(3, 4, 5), at(1, 2, 3))).toEqual(at(1, 2, 3, 4, 5))
  })
})

describe('numbers', () => {
  test('thousands have commas', () => {
    expect([0, 999, 1000, 189400, 3650000].map(thousands)).toEqual([
      '0',
      '999',
      '1,000',
      '189,400',
      '3,650,000',
    ])
  })

  test('a share of nothing is not a percentage', () => {
    expect([percent(1763, 1800), percent(0, 0)]).toEqual(['97.9%', '—'])
  })
})
