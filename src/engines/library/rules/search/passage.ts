import type { Rank } from '../statutes/statute'

export type PassageKind = 'article' | 'guide' | 'answer'

/** One thing that can be found: an article, a section of a guide, an answered question. */
export interface Passage {
  readonly id: string
  readonly kind: PassageKind
  /** The law's short title, the guide's title, the question that was answered. */
  readonly title: string
  /** Where in it: `第四章 劳动合同的解除和终止`, a guide's section. */
  readonly heading: string
  readonly text: string
  /** Articles only: the law and the article's label, 第三十八条. */
  readonly lawId?: string
  readonly label?: string
  readonly rank?: Rank
  /** Ids of passages (articles) that this one cites. */
  readonly cites?: readonly string[]
  /** YYYY-MM-DD from which it no longer applies, or no longer applies in `repealedPart` (第一款). */
  readonly repealedOn?: string
  readonly repealedPart?: string
}
