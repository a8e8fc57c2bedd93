import { allConcepts, legalConcepts, type Matcher } from './concepts'
import { charactersOf, fold, pairsOf } from './fold'
import { conceptTerm, type SearchIndex } from './index-data'
import { buildLatent } from './latent'
import type { Passage } from './passage'
import { buildPostings, type Counts } from './postings'
import { priorsOf } from './priors'
import { topics as keptTopics, type Topic } from './topics'
import { PRIORS } from './weights'

const DIMENSIONS = 48
/** A guide that cites a topic's article answers the topic too, a little less surely than the article. */
const THROUGH_CITATION = 0.8

/**
 * An index over passages. About half a second for 1,400 articles.
 * @param topics what lawyers keep; only those count that govern a passage of this index
 */
export const buildIndex = (
  passages: readonly Passage[],
  topics: readonly Topic[] = keptTopics,
): SearchIndex => {
  const reached = reachedThrough(passages)
  const held = topics.flatMap((topic) => {
    const reach = governedBy(topic, reached)
    return reach.length === 0 ? [] : [{ topic, reach }]
  })
  const layWords = layWordsOf(passages, held)
  const enriched = passages.map((passage, at) =>
    countTerms([passage.title, passage.heading, passage.text, layWords[at]].join(' '), allConcepts),
  )
  const topicCounts = held.map(({ topic }) =>
    countTerms([topic.name, topic.name, ...topic.lay, ...topic.legal].join(' '), allConcepts),
  )
  const vocabulary = new Map<string, number>()
  const fields = {
    enriched: buildPostings(enriched, vocabulary, { k: 1.2, b: 0.6 }),
    wording: buildPostings(
      passages.map(({ text }) => countPairs(text)),
      vocabulary,
      { k: 1.2, b: 0.75 },
    ),
    concepts: buildPostings(passages.map(conceptsIn), vocabulary, { k: 1.2, b: 0.75 }),
    heading: buildPostings(passages.map(headingTerms), vocabulary, { k: 1.2, b: 0.3 }),
    topics: buildPostings(topicCounts, vocabulary, { k: 1, b: 0.4 }),
  }
  return {
    passages,
    vocabulary,
    ...fields,
    ...packReach(held.map(({ reach }) => reach)),
    latent: buildLatent([...enriched, ...topicCounts], passages.length, vocabulary, DIMENSIONS),
    priors: priorsOf(
      passages,
      held.map(({ topic }) => topic),
      PRIORS,
    ),
  }
}

interface Reach {
  readonly passage: number
  readonly worth: number
}

/** Passages by the articles through which a topic reaches them: the article itself, and what cites it. */
const reachedThrough = (passages: readonly Passage[]): ReadonlyMap<string, readonly Reach[]> => {
  const reached = new Map<string, Reach[]>()
  const add = (id: string, reach: Reach) => {
    const known = reached.get(id)
    if (known) known.push(reach)
    else reached.set(id, [reach])
  }
  passages.forEach(({ id, kind, cites }, passage) => {
    add(id, { passage, worth: 1 })
    if (kind !== 'article') for (const cited of cites ?? []) add(cited, { passage, worth: THROUGH_CITATION })
  })
  return reached
}

/** The governing article counts fully, the ninth half; what cites an article follows it. */
const governedBy = (topic: Topic, reached: ReadonlyMap<string, readonly Reach[]>): Reach[] => {
  const worths = new Map<number, number>()
  topic.passageIds.forEach((id, place) => {
    for (const { passage, worth } of reached.get(id) ?? []) {
      const value = worth * (1 - Math.min(place, 8) / 16)
      worths.set(passage, Math.max(worths.get(passage) ?? 0, value))
    }
  })
  return [...worths]
    .map(([passage, worth]) => ({ passage, worth }))
    .sort((one, other) => other.worth - one.worth || one.passage - other.passage)
}

const layWordsOf = (
  passages: readonly Passage[],
  held: readonly { topic: Topic; reach: readonly Reach[] }[],
): string[] => {
  const words: string[][] = passages.map(() => [])
  for (const { topic, reach } of held) {
    for (const { passage } of reach) words[passage]?.push(topic.name, ...topic.lay)
  }
  return words.map((list) => list.join(' '))
}

const countTerms = (text: string, matcher: Matcher): Counts => {
  const folded = fold(text)
  const counts = new Map<string, number>()
  for (const term of [...pairsOf(folded), ...charactersOf(folded)])
    counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const [name, count] of matcher(folded)) counts.set(conceptTerm(name), count)
  return counts
}

const countPairs = (text: string): Counts => {
  const counts = new Map<string, number>()
  for (const pair of pairsOf(fold(text))) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return counts
}

/** Statutes speak the words of the law; guides and answers those of people as well. */
const conceptsIn = ({ kind, text }: Passage): Counts => {
  const matcher = kind === 'article' ? legalConcepts : allConcepts
  return new Map([...matcher(fold(text))].map(([name, count]) => [conceptTerm(name), count]))
}

const headingTerms = ({ kind, title, heading }: Passage): Counts =>
  countTerms(`${title} ${heading}`, kind === 'article' ? legalConcepts : allConcepts)

const packReach = (reaches: readonly (readonly Reach[])[]) => {
  const topicOffsets = new Uint32Array(reaches.length + 1)
  reaches.forEach((reach, at) => {
    topicOffsets[at + 1] = (topicOffsets[at] ?? 0) + reach.length
  })
  return {
    topicOffsets,
    topicPassages: Uint32Array.from(reaches.flat(), ({ passage }) => passage),
    topicWorth: Float32Array.from(reaches.flat(), ({ worth }) => worth),
  }
}
