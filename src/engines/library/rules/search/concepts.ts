import { fold } from './fold'
import { conceptLines } from './lexicon/all'

/**
 * Words that mean one thing, as lines `words of the law | words of people`: `裁减人员 | 裁员 裁人 优化`.
 * A line whose first word is that of another line adds to it.
 */
export interface Concept {
  /** Its first legal word; also its token in the index. */
  readonly name: string
  readonly legal: readonly string[]
  readonly lay: readonly string[]
}

const readConcepts = (lines: readonly string[]): Concept[] => {
  const byName = new Map<string, { legal: Set<string>; lay: Set<string> }>()
  for (const line of lines) {
    const [legal = '', lay] = line.split('|').map((part) => fold(part.trim()))
    const words = legal.split(/\s+/).filter((word) => word !== '')
    if (line.startsWith('#') || words.length === 0) continue
    if (lay === undefined || lay === '') throw new Error(`thesaurus line: ${line}`)
    const name = words[0] ?? ''
    const known = byName.get(name) ?? { legal: new Set<string>(), lay: new Set<string>() }
    for (const word of words) known.legal.add(word)
    for (const word of lay.split(/\s+/)) known.lay.add(word)
    byName.set(name, known)
  }
  return [...byName].map(([name, { legal, lay }]) => ({ name, legal: [...legal], lay: [...lay] }))
}

export const concepts: readonly Concept[] = readConcepts(conceptLines)

/** Which concepts stand in a folded text, and how often. */
export type Matcher = (folded: string) => ReadonlyMap<string, number>

/** Words by their first character, so that one walk through the text finds them all. */
const matcherOf = (wordsOf: (concept: Concept) => readonly string[]): Matcher => {
  const byFirst = new Map<string, { word: string; name: string }[]>()
  for (const concept of concepts) {
    for (const word of new Set(wordsOf(concept))) {
      const first = word.charAt(0)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { word, name: concept.name }])
    }
  }
  return (folded) => {
    const found = new Map<string, number>()
    for (let at = 0; at < folded.length; at += 1) {
      for (const { word, name } of byFirst.get(folded.charAt(at)) ?? []) {
        if (folded.startsWith(word, at)) found.set(name, (found.get(name) ?? 0) + 1)
      }
    }
    return found
  }
}

/** Concepts in the words of the law. */
export const legalConcepts: Matcher = matcherOf((concept) => concept.legal)

/** Concepts in the words of the law or of people. */
export const allConcepts: Matcher = matcherOf((concept) => [...concept.legal, ...concept.lay])

const conceptsByName = new Map(concepts.map((concept) => [concept.name, concept]))

/** All words of the named concepts, the longest first: what a snippet marks. */
export const wordsOfConcepts = (names: Iterable<string>): string[] =>
  [...new Set([...names].flatMap((name) => wordsOf(conceptsByName.get(name))))].sort(
    (one, other) => other.length - one.length,
  )

const wordsOf = (concept: Concept | undefined): readonly string[] =>
  concept ? [...concept.legal, ...concept.lay] : []
