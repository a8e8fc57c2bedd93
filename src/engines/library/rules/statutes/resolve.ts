import { sameArticle } from './article-number'
import type { Citation } from './citation'
import { nameKey } from './names'
import type { Article, Statute } from './statute'

type Named = Pick<Statute, 'lawId' | 'title' | 'shortTitle' | 'aliases'>

export type Resolution<S> =
  | { readonly found: 'article'; readonly statute: S; readonly article: Article }
  | { readonly found: 'law-only'; readonly statute: S }
  | { readonly found: 'nothing' }

/** A name shorter than this says too little to be completed: 仲裁法 and 保险法 are other laws. */
const SHORTEST_TAIL = 5

/**
 * Finds laws by name: the title, the title without 中华人民共和国, an alias, or the end of exactly one title
 * (调解仲裁法 for 劳动争议调解仲裁法). Brackets, quotation marks and spaces do not matter.
 */
export const lawFinder = <S extends Named>(statutes: readonly S[]): ((name: string) => S | undefined) => {
  const byKey = new Map<string, S>()
  for (const statute of statutes) {
    for (const alias of statute.aliases) if (!byKey.has(nameKey(alias))) byKey.set(nameKey(alias), statute)
  }
  for (const statute of statutes) byKey.set(nameKey(statute.title), statute)
  return (name) => {
    const key = nameKey(name)
    const exact = byKey.get(key)
    if (exact || key.length < SHORTEST_TAIL) return exact
    const tails = new Set([...byKey].filter(([known]) => known.endsWith(key)).map(([, statute]) => statute))
    return tails.size === 1 ? [...tails][0] : undefined
  }
}

/** Which article of which statute a citation means. With several versions of a law in the list, the latest is meant. */
export const resolveCitation = (citation: Citation, statutes: readonly Statute[]): Resolution<Statute> => {
  const oldestFirst = statutes.toSorted((one, other) => one.versionDate.localeCompare(other.versionDate))
  const statute = lawFinder(oldestFirst)(citation.law)
  if (!statute) return { found: 'nothing' }
  const article = statute.articles.find((candidate) => sameArticle(candidate, citation.article))
  return article ? { found: 'article', statute, article } : { found: 'law-only', statute }
}
