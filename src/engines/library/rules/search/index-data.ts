import type { Latent } from './latent'
import type { Passage } from './passage'
import type { Postings } from './postings'

/** Everything a search needs, ready in memory; made by `buildIndex` or read from a blob. */
export interface SearchIndex {
  readonly passages: readonly Passage[]
  /** Term → its number. Concepts stand in it as `§name`. */
  readonly vocabulary: ReadonlyMap<string, number>
  readonly wording: Postings
  readonly concepts: Postings
  readonly heading: Postings
  readonly enriched: Postings
  /** Its documents are topics. */
  readonly topics: Postings
  /** Topic t governs passages [topicOffsets[t], topicOffsets[t + 1]) of `topicPassages`, most important first. */
  readonly topicOffsets: Uint32Array
  readonly topicPassages: Uint32Array
  /** Worth of a passage to its topic, 0–1. */
  readonly topicWorth: Float32Array
  readonly latent: Latent
  readonly priors: Float32Array
}

/** The token of a concept: no pair of characters can look like it. */
export const conceptTerm = (name: string): string => `§${name}`
