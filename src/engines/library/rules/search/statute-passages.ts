import { articleLabel, type ArticleNumber } from '../statutes/article-number'
import { abbreviationsIn, findCitations } from '../statutes/find-citations'
import { lawFinder } from '../statutes/resolve'
import type { Article, Statute } from '../statutes/statute'
import type { Passage } from './passage'
import { articlePassageId } from './topics'

/** An article, or a part of it, that no longer applies though its text still stands in the file. */
export interface Repeal extends ArticleNumber {
  readonly lawId: string
  /** YYYY-MM-DD, the first day on which it no longer applies. */
  readonly on: string
  /** 第一款; absent when the whole article is repealed. */
  readonly part?: string
}

/**
 * Every article as a passage with the articles it cites. An attachment is searched with the first article that
 * speaks of it, because that is the article people cite for it.
 */
export const statutePassages = (statutes: readonly Statute[], repeals: readonly Repeal[] = []): Passage[] => {
  const find = lawFinder(statutes)
  const names = [
    ...new Set(statutes.flatMap((statute) => [statute.shortTitle, ...statute.aliases, ...tails(statute)])),
  ]
  names.sort((one, other) => other.length - one.length)
  const repealed = new Map(
    repeals.map((repeal) => [articlePassageId(repeal.lawId, articleLabel(repeal)), repeal]),
  )
  return statutes.flatMap((statute) => {
    const abbreviations = abbreviationsIn(
      [statute.preamble, ...statute.articles.map(({ text }) => text)].join('\n'),
    )
    const carrier = statute.articles.find(({ text }) => /附(录|件|表)/.test(text))
    return statute.articles.map((article): Passage => {
      const id = articlePassageId(statute.lawId, article.label)
      const cites = findCitations(article.text, statute.title, names, abbreviations).flatMap((citation) => {
        const law = find(citation.law)
        return law ? [articlePassageId(law.lawId, articleLabel(citation.article))] : []
      })
      const repeal = repealed.get(id)
      return {
        id,
        kind: 'article',
        title: statute.shortTitle,
        heading: article.path.join(' '),
        text: article === carrier ? withAttachments(article, statute) : article.text,
        lawId: statute.lawId,
        label: article.label,
        rank: statute.rank,
        cites: [...new Set(cites)].filter((cited) => cited !== id),
        ...(repeal ? { repealedOn: repeal.on } : {}),
        ...(repeal?.part === undefined ? {} : { repealedPart: repeal.part }),
      }
    })
  })
}

const withAttachments = (article: Article, statute: Statute): string =>
  [article.text, ...statute.attachments.map(({ title, text }) => `${title}\n${text}`)].join('\n')

/** 调解仲裁法 for 劳动争议调解仲裁法: interpretations drop the first words of a law that they have named before. */
const tails = (statute: Statute): string[] =>
  statute.rank === '法律' && statute.shortTitle.length >= 9 ? [statute.shortTitle.slice(4)] : []
