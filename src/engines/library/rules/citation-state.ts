import { articleLabel } from './statutes/article-number'
import { parseNumeral } from './statutes/numerals'

/** A citation as a guide or an answer keeps it. Without `lawId` the law is not in the library; with a law but
 *  without `order` the library does not know such an article of it. */
export interface StoredCitation {
  /** As its writer wrote it. */
  readonly text: string
  readonly lawId?: string
  /** `articleOrder` of the article. */
  readonly order?: number
  readonly label?: string
  /** 款, from 1, when the citation names one. */
  readonly paragraph?: number
  /** The wording that the writer or second reader saw, see `ArticleDoc.since`. */
  readonly since?: string
}

export interface RepealFact {
  readonly order: number
  /** 第一款; absent when the whole article is meant. */
  readonly part?: string
  /** From this day on, YYYY-MM-DD. */
  readonly on: string
}

export interface ArticleFact {
  readonly since: string
  readonly versionDate: string
}

export type CitationStatus = 'in-force' | 'repealed' | 'changed' | 'unknown-law' | 'unknown-article'

export interface CitationState {
  readonly status: CitationStatus
  readonly repealedOn?: string
}

/** The 款 that a part names; undefined when its words do not say one. */
const paragraphOf = (part: string): number | undefined => {
  const numeral = /第?([0-9０-９零〇一二三四五六七八九十]+)款/.exec(part)?.[1]
  return numeral === undefined ? undefined : parseNumeral(numeral)
}

/** Whether a repeal concerns what is cited: another 款 of the same article stands. */
export const touches = (
  repeal: RepealFact,
  citation: Pick<StoredCitation, 'order' | 'paragraph'>,
): boolean => {
  if (repeal.order !== citation.order) return false
  if (repeal.part === undefined || citation.paragraph === undefined) return true
  const paragraph = paragraphOf(repeal.part)
  return paragraph === undefined || paragraph === citation.paragraph
}

/** What is known of a citation on a day.
 *  @param article what stands under the number in the current version; undefined when nothing does */
export const citationState = (
  citation: StoredCitation,
  article: ArticleFact | undefined,
  repeals: readonly RepealFact[],
  today: string,
): CitationState => {
  if (citation.lawId === undefined) return { status: 'unknown-law' }
  if (citation.order === undefined) return { status: 'unknown-article' }
  const repeal = repeals.find((one) => one.on <= today && touches(one, citation))
  if (repeal) {
    const whole = repeal.part === undefined || citation.paragraph !== undefined
    return { status: whole ? 'repealed' : 'changed', repealedOn: repeal.on }
  }
  if (!article) return { status: 'repealed' }
  return { status: citation.since === undefined || citation.since === article.since ? 'in-force' : 'changed' }
}

/** `lawId#order`: the key by which what cites an article is found. */
export const citeKey = (lawId: string, order: number): string => `${lawId}#${order}`

export const citeKeys = (citations: readonly StoredCitation[]): string[] => [
  ...new Set(
    citations.flatMap(({ lawId, order }) =>
      lawId !== undefined && order !== undefined ? [citeKey(lawId, order)] : [],
    ),
  ),
]

/** The label of an `articleOrder`. */
export const labelOfOrder = (order: number): string =>
  articleLabel({ number: Math.floor(order / 100), ...(order % 100 > 0 && { sub: order % 100 }) })
