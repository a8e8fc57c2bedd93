import type { Latent } from './latent'
import { WEIGHTS } from './weights'

export interface Candidate {
  /** Its number in the index. */
  readonly at: number
  readonly score: number
}

/**
 * Picks the list that people see: each next one is the best that is left, less what it has in common with those
 * already picked. Ten articles that say one thing in ten laws answer one side of a question; this leaves room for the
 * others.
 * @param candidates best first; scores in the result never rise
 */
export const varied = (candidates: readonly Candidate[], limit: number, space: Latent): Candidate[] => {
  const left = candidates.map((candidate) => ({ ...candidate, alike: 0 }))
  const picked: Candidate[] = []
  while (picked.length < limit && left.length > 0) {
    let best = 0
    left.forEach((candidate, place) => {
      if (worth(candidate) > worth(left[best] ?? candidate)) best = place
    })
    const [next] = left.splice(best, 1)
    if (!next) break
    picked.push({ at: next.at, score: worth(next) })
    for (const candidate of left)
      candidate.alike = Math.max(candidate.alike, likeness(space, candidate.at, next.at))
  }
  return picked
}

const worth = ({ score, alike }: Candidate & { readonly alike: number }): number =>
  score - WEIGHTS.sameness * alike

/** Cosine of two documents in the latent space, 0–1. */
const likeness = ({ documents, dimensions }: Latent, one: number, other: number): number => {
  let dot = 0
  for (let j = 0; j < dimensions; j += 1) {
    dot += (documents[one * dimensions + j] ?? 0) * (documents[other * dimensions + j] ?? 0)
  }
  return Math.max(0, dot / (127 * 127))
}
