import { lawIdOf, nameKey } from '../statutes/names'
import { toUnit, topicEvidence } from './evidence'
import type { SearchIndex } from './index-data'
import { latentScores } from './latent'
import type { Passage, PassageKind } from './passage'
import { scoreAll } from './postings'
import { readQuestion, type LawName, type Question } from './question'
import { markedWords, snippetOf } from './snippet'
import { varied } from './variety'
import { WEIGHTS } from './weights'

export interface Hit {
  readonly passage: Passage
  /** Comparable within one list only; the best is usually 1–5. */
  readonly score: number
  /** The part of the text to show; marks are [start, end) offsets into it. */
  readonly shown: string
  readonly marks: readonly (readonly [number, number])[]
  /** False once the whole passage is repealed. */
  readonly inForce: boolean
}

export interface SearchOptions {
  /** YYYY-MM-DD: repeals after this day do not count yet. Without it every recorded repeal counts. */
  readonly asOf?: string
  readonly kind?: PassageKind
  /** 1–20; 20 unless told. */
  readonly limit?: number
}

const MOST_HITS = 20
/** From so many of the best the list is picked. */
const CANDIDATES = 40

/** Ranks passages for a plain question; nothing is found for a question without words. At most 20 hits. */
export const search = (index: SearchIndex, question: string, options: SearchOptions = {}): Hit[] => {
  const asked = readQuestion(question, index.vocabulary, lawsOf(index))
  if (asked.all.size === 0 && asked.namedArticles.size === 0) return []
  const { scores, evident } = scorePassages(index, asked)
  const words = markedWords(asked.folded)
  const limit = Math.max(1, Math.min(MOST_HITS, options.limit ?? MOST_HITS))
  const candidates = index.passages
    .map((passage, at) => ({ at, score: (scores[at] ?? 0) + repealMalus(passage, options.asOf) }))
    .filter(({ at }) => evident[at] === 1 && isAsked(index.passages[at], options.kind))
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, CANDIDATES)
  return varied(candidates, limit, index.latent).flatMap(({ at, score }) => {
    const passage = index.passages[at]
    return passage ? [toHit(passage, score, words, options.asOf)] : []
  })
}

const isAsked = (passage: Passage | undefined, kind: PassageKind | undefined): boolean =>
  kind === undefined || passage?.kind === kind

const toHit = (passage: Passage, score: number, words: readonly string[], asOf: string | undefined): Hit => {
  const { passage: shown, marks } = snippetOf(passage.text, words)
  const inForce = !repealed(passage, asOf) || passage.repealedPart !== undefined
  return { passage, score, shown, marks, inForce }
}

const lawsKnown = new WeakMap<SearchIndex, readonly LawName[]>()

/** The laws of an index, the longest title first; worked out once. */
const lawsOf = (index: SearchIndex): readonly LawName[] => {
  const known = lawsKnown.get(index)
  if (known) return known
  const titles = new Set(index.passages.filter(({ kind }) => kind === 'article').map(({ title }) => title))
  const laws = [...titles]
    .sort((one, other) => other.length - one.length)
    .map((title) => ({ title, key: nameKey(title), lawId: lawIdOf(title) }))
  lawsKnown.set(index, laws)
  return laws
}

const scorePassages = (index: SearchIndex, asked: Question) => {
  const { best, sum, aspects } = topicEvidence(index, asked.all)
  const said = [
    [WEIGHTS.wording, toUnit(scoreAll(index.wording, asked.pairs))],
    [WEIGHTS.concepts, toUnit(scoreAll(index.concepts, asked.concepts))],
    [WEIGHTS.heading, toUnit(scoreAll(index.heading, asked.all))],
    [WEIGHTS.enriched, toUnit(scoreAll(index.enriched, asked.all))],
    [WEIGHTS.topic, best],
    [WEIGHTS.topics, sum],
    [WEIGHTS.aspects, aspects],
  ] as const
  const latent = toUnit(latentScores(index.latent, asked.all))
  const scores = Float32Array.from(index.priors)
  const evident = new Uint8Array(scores.length)
  index.passages.forEach((passage, at) => {
    let found = 0
    for (const [weight, evidence] of said) found += weight * (evidence[at] ?? 0)
    const named = namedBonus(passage, asked)
    if (found > 0 || named > 0) evident[at] = 1
    scores[at] =
      (scores[at] ?? 0) +
      found +
      named +
      WEIGHTS.latent * (latent[at] ?? 0) +
      placeBonus(passage, asked.folded)
  })
  return { scores, evident }
}

const namedBonus = (passage: Passage, asked: Question): number => {
  if (asked.namedArticles.has(passage.id)) return WEIGHTS.namedArticle
  return passage.lawId !== undefined && asked.namedLaws.has(passage.lawId) ? WEIGHTS.namedLaw : 0
}

/** 山东省…, 青岛市…: a rule of a place comes first for people who name the place, later for others. */
const placeBonus = (passage: Passage, folded: string): number => {
  if (passage.rank !== '地方性法规' && passage.rank !== '地方政府规章') return 0
  const place = /^(.{2,6}?)(省|市|自治区|自治州)/.exec(passage.title)?.[1]
  return place !== undefined && folded.includes(place) ? WEIGHTS.place + WEIGHTS.elsewhere : WEIGHTS.elsewhere
}

const repealed = ({ repealedOn }: Passage, asOf: string | undefined): boolean =>
  repealedOn !== undefined && (asOf === undefined || repealedOn <= asOf)

const repealMalus = (passage: Passage, asOf: string | undefined): number => {
  if (!repealed(passage, asOf)) return 0
  return passage.repealedPart === undefined ? WEIGHTS.repealed : WEIGHTS.partlyRepealed
}
