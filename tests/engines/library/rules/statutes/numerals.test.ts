import fc from 'fast-check'
import {
  articleLabel,
  articleOrder,
  parseArticleLabel,
} from '../../../../../src/engines/library/rules/statutes/article-number'
import { parseNumeral, toChinese } from '../../../../../src/engines/library/rules/statutes/numerals'

const fullWidth = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

test('every number written in Chinese is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => parseNumeral(toChinese(value)) === value),
  )
})

test('arabic and full-width digits mean what Chinese numerals mean', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
      expect(parseNumeral(String(value))).toBe(value)
      expect(parseNumeral(fullWidth(String(value)))).toBe(value)
    }),
  )
})

test.each([
  [10, '十'],
  [20, '二十'],
  [101, '一百零一'],
  [110, '一百一十'],
  [119, '一百一十九'],
  [1005, '一千零五'],
])('%i is written as statutes write it', (value, written) => {
  expect(toChinese(value)).toBe(written)
})

test('years written digit by digit are numbers', () => {
  expect(parseNumeral('一九九四')).toBe(1994)
  expect(parseNumeral('二〇二五')).toBe(2025)
})

test.each(['', '条', '十百', '一二十', '三十条', '1.5', '12345'])(
  '“%s” is not taken for a number',
  (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  },
)

test('an article between two articles has its own name and place', () => {
  const between = { number: 110, sub: 1 }
  expect(articleLabel(between)).toBe('第一百一十条之一')
  expect(parseArticleLabel('第一百一十条之一')).toEqual(between)
  expect(articleOrder(between)).toBeGreaterThan(articleOrder({ number: 110 }))
  expect(articleOrder(between)).toBeLessThan(articleOrder({ number: 111 }))
})

test('every article name is read back as its number', () => {
  const sub = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), sub, (number, part) => {
      const article = part === undefined ? { number } : { number, sub: part }
      expect(parseArticleLabel(articleLabel(article))).toEqual(article)
    }),
  )
})
