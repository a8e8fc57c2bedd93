import { articleNumber, type ArticleNumber } from './article-number'
import { NUMERAL, parseNumeral } from './numerals'

/** `劳动合同法第三十八条第一款第（二）项`, taken apart. Numbers count from 1. */
export interface Citation {
  /** The law's name as written, without 《》 and without spaces. */
  readonly law: string
  readonly article: ArticleNumber
  readonly paragraph?: number
  readonly item?: number
}

/** 款 and 项 after an article's name. */
export const PLACE_IN_ARTICLE = `(?:第?(${NUMERAL})款)?(?:第?[（(]?(${NUMERAL})[)）]?项)?`

const CITATION = new RegExp(`^(.{2,120}?)第?(${NUMERAL})条(?:之(${NUMERAL}))?${PLACE_IN_ARTICLE}$`)

/**
 * One citation, written by hand or in a table: tolerant of 《》, of 中华人民共和国, of spaces, of arabic and full-width
 * digits and of half-width brackets.
 * @returns undefined when the text does not name a law and one article of it
 */
export const parseCitation = (text: string): Citation | undefined => {
  const written = text.replace(/[\s　《》〈〉<>“”"]+/g, '').replace(/[。；;，,]+$/, '')
  const found = CITATION.exec(written)
  if (!found) return undefined
  const [, law = '', main, sub, paragraph, item] = found
  const article = articleNumber(main, sub)
  return (
    article && {
      law: law.replaceAll('(', '（').replaceAll(')', '）'),
      article,
      ...placeInArticle(paragraph, item),
    }
  )
}

/** Captured 款 and 项 as numbers; what is not written is absent. */
export const placeInArticle = (
  paragraph: string | undefined,
  item: string | undefined,
): { paragraph?: number; item?: number } => {
  const [inParagraph, inItem] = [parseNumeral(paragraph ?? ''), parseNumeral(item ?? '')]
  return {
    ...(inParagraph === undefined ? {} : { paragraph: inParagraph }),
    ...(inItem === undefined ? {} : { item: inItem }),
  }
}
