import { articleNumber, type ArticleNumber } from './article-number'
import { NUMERAL, NUMERAL_SIGNS } from './numerals'

/** What one line of a statute's body is. */
export type Line =
  | { readonly is: 'blank' }
  | { readonly is: 'heading'; readonly level: 0 | 1 | 2 | undefined; readonly text: string }
  | { readonly is: 'article'; readonly number: ArticleNumber; readonly rest: string }
  | { readonly is: 'attachment'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }

/** Leading and trailing spaces of either width, and a byte order mark. */
export const trimmed = (raw: string): string => raw.replace(/^[\s　\uFEFF]+|[\s　]+$/gu, '')

const SPACED = new RegExp(`^第([${NUMERAL_SIGNS}\\s　]{1,40})(编|分编|章|节|条)`)
const HEADING = new RegExp(`^第(${NUMERAL})(编|分编|章|节)[\\s　]*(.*)$`)
const ARTICLE = new RegExp(`^第(${NUMERAL})条(?:[\\s　]*之(${NUMERAL}))?(.*)$`)
const LEVELS = { 编: 0, 分编: 0, 章: 1, 节: 2 } as const

/** `第 一 章` → `第一章`: some files put spaces between the signs. */
const closeUp = (text: string): string =>
  text.replace(SPACED, (_, numeral: string, unit: string) => `第${numeral.replace(/[\s　]+/g, '')}${unit}`)

/** A heading's words without the spaces that typesetters put inside short ones: 总　则 → 总则. */
const headingWords = (words: string): string =>
  words.replace(/(\p{Script=Han})[\s　]+(?=\p{Script=Han})/gu, '$1').trim()

/**
 * Reads one line of the body. `expected` is the number that the next article would carry: a line that begins with
 * another article's name and runs straight on (第三十六条规定的……) belongs to the paragraph before it.
 */
export const readLine = (raw: string, expected: number): Line => {
  const text = trimmed(raw)
  if (text === '') return { is: 'blank' }
  const marked = /^#{1,6}[\s　]*/.test(text)
  const bare = closeUp(text.replace(/^#{1,6}[\s　]*/, '').replace(/\*\*/g, ''))
  const heading = HEADING.exec(bare)
  if (heading && (marked || (heading[3] ?? '').length <= 30)) {
    const [, numeral = '', unit = '章', words = ''] = heading
    const level = LEVELS[unit as keyof typeof LEVELS]
    if (marked || !/[，。；：]/.test(words)) {
      return { is: 'heading', level, text: `第${numeral}${unit} ${headingWords(words)}`.trim() }
    }
  }
  const article = ARTICLE.exec(bare)
  if (article) {
    const number = articleNumber(article[1], article[2])
    const rest = article[3] ?? ''
    const setOff = rest === '' || /^[\s　：:]/.test(rest)
    const runsOn = !setOff && (number?.number !== expected || /^[、，和或至的第规所]/.test(rest))
    if (number && !runsOn) return { is: 'article', number, rest: trimmed(rest.replace(/^[\s　：:]+/, '')) }
  }
  if (/^(附录|附件|附表)[\s　]*[0-9一二三四五六七八九十]*[\s　]*([：:].*)?$/.test(bare))
    return { is: 'attachment', text: bare }
  if (marked) return { is: 'heading', level: undefined, text: headingWords(bare) }
  return { is: 'text', text }
}

const SECTION = new RegExp(`^(${NUMERAL})、[\\s　]*(.*)$`)

/** `一、……` in files that number their articles so. */
export const readSection = (
  raw: string,
): { readonly number: ArticleNumber; readonly rest: string } | undefined => {
  const found = SECTION.exec(trimmed(raw))
  const number = articleNumber(found?.[1])
  return found && number ? { number, rest: found[2] ?? '' } : undefined
}
