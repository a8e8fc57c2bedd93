import { findCitations } from '../statutes/find-citations'
import { parseCitation } from '../statutes/citation'
import { articleLabel } from '../statutes/article-number'
import { lawIdOf, nameKey } from '../statutes/names'
import { allConcepts } from './concepts'
import { charactersOf, fold, pairsOf } from './fold'
import { conceptTerm } from './index-data'
import { withoutNoise } from './noise'
import { WEIGHTS } from './weights'
import { articlePassageId } from './topics'

/** Longer questions are cut: what matters has been said by then. */
const LONGEST = 600

/** A law of the index: its short title, and the title reduced for comparing. */
export interface LawName {
  readonly title: string
  readonly key: string
  readonly lawId: string
}

/** A question taken apart for the index. */
export interface Question {
  readonly folded: string
  /** Term numbers and weights of its pairs, of its concepts, and of both with its single characters. */
  readonly pairs: ReadonlyMap<number, number>
  readonly concepts: ReadonlyMap<number, number>
  readonly all: ReadonlyMap<number, number>
  readonly conceptNames: readonly string[]
  /** Passage ids of articles that it names, and ids of laws. */
  readonly namedArticles: ReadonlySet<string>
  readonly namedLaws: ReadonlySet<string>
}

/** @param laws the laws of the index, the longest title first */
export const readQuestion = (
  text: string,
  vocabulary: ReadonlyMap<string, number>,
  laws: readonly LawName[],
): Question => {
  const folded = fold(text.slice(0, LONGEST))
  const conceptNames = [...allConcepts(folded).keys()]
  const words = withoutNoise(folded)
  const pairs = numbered(pairsOf(words), vocabulary, 1)
  const concepts = numbered(conceptNames.map(conceptTerm), vocabulary, 1)
  const characters = numbered(charactersOf(words), vocabulary, WEIGHTS.character)
  const named = namedIn(text.slice(0, LONGEST), laws)
  return {
    folded,
    pairs,
    concepts,
    all: new Map([...characters, ...pairs, ...concepts]),
    conceptNames,
    ...named,
  }
}

const numbered = (
  terms: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
  weight: number,
): Map<number, number> => {
  const weights = new Map<number, number>()
  for (const term of terms) {
    const number = vocabulary.get(term)
    if (number !== undefined) weights.set(number, weight)
  }
  return weights
}

const namedIn = (text: string, laws: readonly LawName[]) => {
  const whole = parseCitation(text)
  const citations = [
    ...findCitations(
      text,
      '',
      laws.map(({ title }) => title),
    ),
    ...(whole ? [whole] : []),
  ]
  const key = nameKey(text)
  return {
    namedArticles: new Set(
      citations.map(({ law, article }) => articlePassageId(lawIdOf(law), articleLabel(article))),
    ),
    namedLaws: new Set(
      laws.filter((law) => law.key.length >= 4 && key.includes(law.key)).map(({ lawId }) => lawId),
    ),
  }
}
