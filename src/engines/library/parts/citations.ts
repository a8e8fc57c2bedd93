import type { z } from 'zod'
import { shanghaiDay, type Clock } from '../../../kernel/time'
import type { library } from '../contract'
import { citationState, type ArticleFact, type StoredCitation } from '../rules/citation-state'
import { articleLabel, articleOrder } from '../rules/statutes/article-number'
import { parseCitation, type Citation } from '../rules/statutes/citation'
import { lawFinder } from '../rules/statutes/resolve'
import { articleId, type LawDoc, type RepealDoc } from '../store/laws'
import type { StatuteStore } from '../store/statutes'

export type CitationView = z.input<(typeof library)['checkCitations']['output']>['citations'][number]

export interface Citations {
  /** Ties citations to the articles that stand under these names today. */
  resolve(texts: readonly string[]): Promise<StoredCitation[]>
  /** The same for citations that were tied before; one whose article is gone keeps its old tie, so that readers still
   *  see that it is gone. */
  again(citations: readonly StoredCitation[]): Promise<StoredCitation[]>
  /** What readers are told of each, list by list, with as few reads as one list needs. */
  views(lists: readonly (readonly StoredCitation[])[]): Promise<CitationView[][]>
}

export const createCitations = (statutes: StatuteStore, clock: Clock): Citations => ({
  resolve: (texts) => resolve(statutes, texts),

  again: async (citations) => {
    const resolved = await resolve(
      statutes,
      citations.map(({ text }) => text),
    )
    return citations.map((old, at) => (resolved[at]?.order === undefined ? old : resolved[at]))
  },

  views: async (lists) => {
    const flat = lists.flat()
    const lawIds = [...new Set(flat.flatMap(({ lawId }) => (lawId === undefined ? [] : [lawId])))]
    if (lawIds.length === 0)
      return lists.map((list) => list.map(({ text }) => ({ text, status: 'unknown-law' as const })))
    const [laws, repeals] = [await statutes.lawsById(lawIds), await statutes.repealsOf(lawIds)]
    const facts = await currentFacts(
      statutes,
      flat.flatMap(({ lawId, order }) => {
        const law = laws.get(lawId ?? '')
        return law && order !== undefined ? [{ law, order }] : []
      }),
    )
    const today = shanghaiDay(clock.now())
    return lists.map((list) => list.map((citation) => view(citation, laws, facts, repeals, today)))
  },
})

const resolve = async (statutes: StatuteStore, texts: readonly string[]): Promise<StoredCitation[]> => {
  if (texts.length === 0) return []
  const known = (await statutes.all()).map((law) => ({ ...law, lawId: law._id }))
  const find = lawFinder(known)
  const named = texts.map((text) => {
    const parsed = parseCitation(text)
    const law = find(parsed?.law ?? text)
    return { text, parsed, law }
  })
  const facts = await currentFacts(
    statutes,
    named.flatMap(({ parsed, law }) => (parsed && law ? [{ law, order: articleOrder(parsed.article) }] : [])),
  )
  return named.map(({ text, parsed, law }) => stored(text, parsed, law, facts))
}

type Facts = ReadonlyMap<string, ArticleFact & { readonly label: string }>

const currentFacts = async (
  statutes: StatuteStore,
  wanted: readonly { law: LawDoc; order: number }[],
): Promise<Facts> => {
  const found = await statutes.facts(
    wanted.map(({ law, order }) => ({ lawId: law._id, versionDate: law.current, order })),
  )
  return new Map(found.map((article) => [article._id, article]))
}

const stored = (
  text: string,
  parsed: Citation | undefined,
  law: LawDoc | undefined,
  facts: Facts,
): StoredCitation => {
  if (!law) return { text }
  if (!parsed) return { text, lawId: law._id }
  const order = articleOrder(parsed.article)
  const fact = facts.get(articleId(law._id, law.current, order))
  if (!fact) return { text, lawId: law._id, label: articleLabel(parsed.article) }
  const { label, since } = fact
  return {
    text,
    lawId: law._id,
    order,
    label,
    since,
    ...(parsed.paragraph !== undefined && { paragraph: parsed.paragraph }),
  }
}

const view = (
  citation: StoredCitation,
  laws: ReadonlyMap<string, LawDoc>,
  facts: Facts,
  repeals: readonly RepealDoc[],
  today: string,
): CitationView => {
  const law = laws.get(citation.lawId ?? '')
  if (!law) return { text: citation.text, status: 'unknown-law' }
  const fact =
    citation.order === undefined ? undefined : facts.get(articleId(law._id, law.current, citation.order))
  const ofLaw = repeals.filter((repeal) => repeal.lawId === law._id)
  return {
    text: citation.text,
    ...citationState(citation, fact, ofLaw, today),
    lawId: law._id,
    lawTitle: law.title,
    ...(citation.label !== undefined && { label: citation.label }),
    versionDate: law.current,
    checkedOn: law.checkedOn,
  }
}
