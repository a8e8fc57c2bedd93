import { NUMERAL, parseNumeral, toChinese } from './numerals'

/** Which article: 第一百一十条之一 is { number: 110, sub: 1 }. `sub` is absent on ordinary articles. */
export interface ArticleNumber {
  readonly number: number
  readonly sub?: number
}

/** 第三十八条, 第一百一十条之一. */
export const articleLabel = ({ number, sub }: ArticleNumber): string =>
  `第${toChinese(number)}条${sub === undefined ? '' : `之${toChinese(sub)}`}`

/** One order and one identity for articles: 110 < 110-1 < 111. */
export const articleOrder = ({ number, sub }: ArticleNumber): number => number * 100 + (sub ?? 0)

export const sameArticle = (one: ArticleNumber, other: ArticleNumber): boolean =>
  articleOrder(one) === articleOrder(other)

const LABEL = new RegExp(`^第?(${NUMERAL})条(?:之(${NUMERAL}))?$`)

/** `第三十八条`, `第38条` or `38条` as a number; undefined when it is none of these. */
export const parseArticleLabel = (label: string): ArticleNumber | undefined => {
  const found = LABEL.exec(label.replace(/[\s　]+/g, ''))
  return found ? articleNumber(found[1], found[2]) : undefined
}

/** The two captured numerals as an article; undefined when either is not a number of 1 or more. */
export const articleNumber = (main: string | undefined, sub?: string): ArticleNumber | undefined => {
  const number = main === undefined ? undefined : parseNumeral(main)
  if (number === undefined || number < 1) return undefined
  if (sub === undefined) return { number }
  const part = parseNumeral(sub)
  return part === undefined || part < 1 || part > 99 ? undefined : { number, sub: part }
}
