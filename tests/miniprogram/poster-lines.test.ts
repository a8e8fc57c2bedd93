import fc from 'fast-check'
import { linesOf } from '../../miniprogram/features/broadcast/relay/poster'

const within = (most: number) => (line: string) => [...line].length <= most

test('no line of the poster begins with a mark that ends something, and none ends with an opening bracket', () => {
  expect(linesOf('第一个工资支付周期（通常一个月），工资照发。', within(10))).toEqual([
    '第一个工资支付周期',
    '（通常一个月），工资',
    '照发。',
  ])
  expect(linesOf('没安排您干活的，按本地规定发', within(7))).toEqual(['没安排您干活', '的，按本地规定', '发'])
})

test('breaking a text into lines loses nothing of it', () => {
  const pieces = fc.constantFrom('工', '（', '）', '，', '。', '《', '》', '12333', 'App', '…')
  fc.assert(
    fc.property(
      fc.array(pieces).map((all) => all.join('')),
      fc.integer({ min: 4, max: 12 }),
      (text, most) => {
        expect(linesOf(text, within(most)).join('')).toBe(text)
      },
    ),
  )
})
