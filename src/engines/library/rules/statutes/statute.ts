import type { ArticleNumber } from './article-number'

export type Rank = '法律' | '行政法规' | '司法解释' | '部门规章' | '地方性法规' | '地方政府规章'

/** One line of the information block; `dates` are the calendar days named in it, YYYY-MM-DD. */
export interface HistoryLine {
  readonly text: string
  readonly dates: readonly string[]
}

export interface Article extends ArticleNumber {
  /** 第三十八条. */
  readonly label: string
  /** 编, 章 and 节 above it, outermost first, each as `第四章 劳动合同的解除和终止`. */
  readonly path: readonly string[]
  /** Paragraphs joined by line breaks, without the label. */
  readonly text: string
}

/** What follows the articles: a list, a table, a form. Not an article, but readers look for it. */
export interface Attachment {
  readonly title: string
  readonly text: string
}

export interface Statute {
  /** The same for every version of the law. */
  readonly lawId: string
  readonly title: string
  /** Without 中华人民共和国. */
  readonly shortTitle: string
  readonly aliases: readonly string[]
  /** YYYY-MM-DD: the day of this version, from the file's name. */
  readonly versionDate: string
  readonly rank: Rank
  readonly history: readonly HistoryLine[]
  /** Text between the information block and the first article; empty when there is none. */
  readonly preamble: string
  readonly articles: readonly Article[]
  readonly attachments: readonly Attachment[]
}

/** What is wrong and where; `line` counts from 1, and is absent when the file as a whole is meant. */
export interface Problem {
  readonly line?: number
  readonly message: string
}
