import type { SearchIndex } from './index-data'
import { carries, scoreAll } from './postings'

/** Divides by the largest, so that the best is 1. */
export const toUnit = (scores: Float32Array): Float32Array => {
  let largest = 0
  for (const score of scores) if (score > largest) largest = score
  return largest > 0 ? scores.map((score) => score / largest) : scores
}

/** Fits below this share of the best fit are chance. */
const FAINT_TOPIC = 0.05
const FAINT_ASPECT = 0.12
const MOST_ASPECTS = 6
/** What is left of a term's weight once a topic has spoken for it. */
const SPENT = 0.35

export interface TopicEvidence {
  readonly best: Float32Array
  readonly sum: Float32Array
  readonly aspects: Float32Array
}

/** What the topics that fit a question say about the passages they govern. */
export const topicEvidence = (index: SearchIndex, terms: ReadonlyMap<number, number>): TopicEvidence => {
  const fits = toUnit(scoreAll(index.topics, terms))
  const best = new Float32Array(index.passages.length)
  const sum = new Float32Array(index.passages.length)
  fits.forEach((fit, topic) => {
    if (fit > FAINT_TOPIC) {
      eachGoverned(index, topic, (passage, worth) => {
        const value = fit * worth
        best[passage] = Math.max(best[passage] ?? 0, value)
        sum[passage] = (sum[passage] ?? 0) + value ** 3
      })
    }
  })
  return { best, sum: toUnit(sum), aspects: aspectEvidence(index, terms) }
}

/**
 * A question often has several sides (no contract, no insurance, no pay). The best topic is taken, its terms lose most
 * of their weight, and the next best for what remains follows.
 */
const aspectEvidence = (index: SearchIndex, terms: ReadonlyMap<number, number>): Float32Array => {
  const evidence = new Float32Array(index.passages.length)
  const left = new Map(terms)
  let first = 0
  for (let turn = 0; turn < MOST_ASPECTS; turn += 1) {
    const fits = scoreAll(index.topics, left)
    const topic = indexOfLargest(fits)
    const fit = fits[topic] ?? 0
    if (turn === 0) first = fit
    if (fit === 0 || fit < first * FAINT_ASPECT) break
    eachGoverned(index, topic, (passage, worth) => {
      const [value, known] = [Math.sqrt(fit / first) * worth, evidence[passage] ?? 0]
      evidence[passage] = Math.max(known, value) + 0.15 * Math.min(known, value)
    })
    for (const [term, weight] of left) if (carries(index.topics, term, topic)) left.set(term, weight * SPENT)
  }
  return toUnit(evidence)
}

const indexOfLargest = (scores: Float32Array): number => {
  let at = 0
  for (let each = 1; each < scores.length; each += 1) if ((scores[each] ?? 0) > (scores[at] ?? 0)) at = each
  return at
}

const eachGoverned = (
  { topicOffsets, topicPassages, topicWorth }: SearchIndex,
  topic: number,
  tell: (passage: number, worth: number) => void,
): void => {
  for (let at = topicOffsets[topic] ?? 0; at < (topicOffsets[topic + 1] ?? 0); at += 1) {
    tell(topicPassages[at] ?? 0, topicWorth[at] ?? 0)
  }
}
