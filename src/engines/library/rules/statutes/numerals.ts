const DIGITS = '零一二三四五六七八九'
const VARIANTS: Readonly<Record<string, string>> = {
  〇: '零',
  '○': '零',
  Ｏ: '零',
  两: '二',
  壹: '一',
  贰: '二',
  叁: '三',
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** What a numeral is written with, for a character class, and the pattern of a whole one. */
export const NUMERAL_SIGNS = '0-9０-９零〇○一二三四五六七八九十百千两'
export const NUMERAL = `[${NUMERAL_SIGNS}]+`

/** Full-width digits to half-width; everything else stays. */
const halfWidthDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/**
 * A numeral as a number: `一百一十` → 110, `３８` → 38, `一九九四` → 1994.
 * @returns 0–9999, or undefined when the text is not a numeral.
 */
export const parseNumeral = (text: string): number | undefined => {
  const plain = halfWidthDigits(text.trim()).replace(/[〇○Ｏ两壹贰叁]/g, (sign) => VARIANTS[sign] ?? sign)
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  if (/^[零一二三四五六七八九]+$/.test(plain)) return positional(plain)
  return /^[零一二三四五六七八九十百千]+$/.test(plain) ? withUnits(plain) : undefined
}

/** Digits written one after another, as years are: 一九九四. */
const positional = (text: string): number | undefined =>
  text.length > 4 ? undefined : Number([...text].map((sign) => DIGITS.indexOf(sign)).join(''))

const withUnits = (text: string): number | undefined => {
  let total = 0
  let digit: number | undefined
  let smallest = Infinity
  for (const sign of text) {
    const unit = UNITS[sign]
    if (unit === undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = DIGITS.indexOf(sign)
      continue
    }
    if (unit >= smallest) return undefined
    if (digit === 0 && unit !== 10) return undefined
    total += (digit === undefined || digit === 0 ? 1 : digit) * unit
    smallest = unit
    digit = undefined
  }
  return total + (digit ?? 0)
}

/**
 * A number in Chinese as statutes write it: 10 → `十`, 101 → `一百零一`, 110 → `一百一十`.
 * @param value an integer, 0–9999
 */
export const toChinese = (value: number): string => {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`not 0-9999: ${value}`)
  if (value < 10) return DIGITS.charAt(value)
  let written = ''
  let skipped = false
  for (const [unit, size] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) {
      skipped = written !== ''
      continue
    }
    if (skipped) written += '零'
    skipped = false
    written += DIGITS.charAt(digit) + unit
  }
  return written.replace(/^一十/, '十')
}
