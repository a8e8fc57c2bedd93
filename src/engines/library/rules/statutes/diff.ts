import { articleOrder } from './article-number'
import type { Article, Statute } from './statute'

export interface ChangedArticle {
  readonly before: Article
  readonly after: Article
}

/** What a new version of a law changed, article by article, in the order of the law. */
export interface StatuteDiff {
  readonly added: readonly Article[]
  readonly removed: readonly Article[]
  readonly changed: readonly ChangedArticle[]
}

/** Spacing and the width of punctuation are typesetting; only words count as a change. */
const wording = (text: string): string => text.normalize('NFKC').replace(/[\s　]+/g, '')

const byNumber = (statute: Pick<Statute, 'articles'>): ReadonlyMap<number, Article> =>
  new Map(statute.articles.map((article) => [articleOrder(article), article]))

/** Articles are compared under their number: whoever cites 第三十八条 cites whatever stands there now. */
export const diffStatutes = (
  before: Pick<Statute, 'articles'>,
  after: Pick<Statute, 'articles'>,
): StatuteDiff => {
  const [old, current] = [byNumber(before), byNumber(after)]
  return {
    added: after.articles.filter((article) => !old.has(articleOrder(article))),
    removed: before.articles.filter((article) => !current.has(articleOrder(article))),
    changed: before.articles.flatMap((article) => {
      const now = current.get(articleOrder(article))
      return now && wording(now.text) !== wording(article.text) ? [{ before: article, after: now }] : []
    }),
  }
}
