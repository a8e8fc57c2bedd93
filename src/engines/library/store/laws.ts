import { collection } from '../../../kernel/collection'

/** A law, whatever its versions. */
export interface LawDoc {
  _id: string
  title: string
  shortTitle: string
  aliases: string[]
  rank: string
  /** Version that readers see: the latest day. */
  current: string
  /** The day (Asia/Shanghai) on which the current text was last compared with its source. */
  checkedOn: string
  /** Articles of the current version. */
  articles: number
  /** Made up for the demo. */
  sample: boolean
}

/** One version of a law as a file gave it. `_id`: `lawId@YYYY-MM-DD`. */
export interface LawVersionDoc {
  _id: string
  lawId: string
  versionDate: string
  title: string
  history: string[]
  preamble: string
  attachments: { title: string; text: string }[]
  /** SHA-256 of everything in it: the same file again changes nothing. */
  fingerprint: string
  /** How often the text under this day was put right. */
  corrections: number
  checkedOn: string
  importedAt: Date
}

/** One article of one version. `_id`: `lawId@YYYY-MM-DD#order`. */
export interface ArticleDoc {
  _id: string
  lawId: string
  versionDate: string
  /** `articleOrder`: the number times 100, plus 之几. */
  order: number
  label: string
  path: string[]
  text: string
  /** Names the wording: equal in two versions as long as no word changed. */
  since: string
}

/** An article, or a part of it, that no longer applies. */
export interface RepealDoc {
  _id: string
  lawId: string
  order: number
  label: string
  part?: string
  /** From this day on, YYYY-MM-DD. */
  on: string
  by: string
}

export const laws = collection<LawDoc>('library_laws')
export const lawVersions = collection<LawVersionDoc>('library_law_versions', [
  { key: { lawId: 1, versionDate: -1 } },
])
export const articles = collection<ArticleDoc>('library_articles', [
  { key: { lawId: 1, versionDate: 1, order: 1 } },
  { key: { lawId: 1, order: 1, versionDate: -1 } },
])
export const repeals = collection<RepealDoc>('library_repeals', [{ key: { lawId: 1, order: 1 } }])

export const versionId = (lawId: string, versionDate: string): string => `${lawId}@${versionDate}`
export const articleId = (lawId: string, versionDate: string, order: number): string =>
  `${versionId(lawId, versionDate)}#${order}`
export const repealId = ({ lawId, order, part }: Pick<RepealDoc, 'lawId' | 'order' | 'part'>): string =>
  `${lawId}#${order}#${part ?? ''}`
