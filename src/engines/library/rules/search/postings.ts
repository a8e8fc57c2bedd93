/** What a field of the index knows of each term: the documents that carry it and how much it says there (BM25). */
export interface Postings {
  /** Term t's documents stand at [offsets[t], offsets[t + 1]). */
  readonly offsets: Uint32Array
  readonly documents: Uint32Array
  /** Saturated term frequency, 0–255 for 0–MOST. */
  readonly impacts: Uint8Array
  /** How many documents the field has. */
  readonly size: number
}

export type Counts = ReadonlyMap<string, number>

/** `k`: how soon repetition stops counting; `b`: how much long documents are held back, 0–1. */
export interface Saturation {
  readonly k: number
  readonly b: number
}

const MOST = 2.2

/** Weighs every term of every document. Unknown terms get the next number in `vocabulary`. */
export const buildPostings = (
  documents: readonly Counts[],
  vocabulary: Map<string, number>,
  { k, b }: Saturation,
): Postings => {
  const lengths = documents.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / (documents.length || 1) || 1
  const terms: number[] = []
  const impacts: number[] = []
  const ends: number[] = []
  documents.forEach((counts, document) => {
    const norm = k * (1 - b + (b * (lengths[document] ?? 0)) / mean)
    for (const [term, count] of counts) {
      const number = vocabulary.get(term) ?? vocabulary.size
      vocabulary.set(term, number)
      const impact = Math.round(((count * (k + 1)) / (count + norm) / MOST) * 255)
      terms.push(number)
      impacts.push(Math.max(1, Math.min(255, impact)))
    }
    ends.push(terms.length)
  })
  return pack(terms, impacts, ends, vocabulary.size)
}

/** From document by document to term by term: a counting sort, so that each term's documents ascend. */
const pack = (
  terms: readonly number[],
  impacts: readonly number[],
  ends: readonly number[],
  vocabularySize: number,
): Postings => {
  const offsets = new Uint32Array(vocabularySize + 1)
  for (const term of terms) offsets[term + 1] = (offsets[term + 1] ?? 0) + 1
  for (let term = 0; term < vocabularySize; term += 1)
    offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0)
  const next = offsets.slice()
  const packed = {
    offsets,
    documents: new Uint32Array(terms.length),
    impacts: new Uint8Array(terms.length),
    size: ends.length,
  }
  let at = 0
  ends.forEach((end, document) => {
    for (; at < end; at += 1) {
      const term = terms[at] ?? 0
      const place = next[term] ?? 0
      next[term] = place + 1
      packed.documents[place] = document
      packed.impacts[place] = impacts[at] ?? 0
    }
  })
  return packed
}

/** The half-open range of a term's documents; empty for terms that came into the vocabulary after this field. */
export const rangeOf = ({ offsets }: Postings, term: number): readonly [number, number] =>
  term + 1 < offsets.length ? [offsets[term] ?? 0, offsets[term + 1] ?? 0] : [0, 0]

/** How telling a term is by how few documents carry it; always above 0. */
export const rarity = (size: number, carriers: number): number =>
  Math.log(1 + (size - carriers + 0.5) / (carriers + 0.5))

/** BM25 of every document for weighted terms (`weights`: term number → weight). */
export const scoreAll = (field: Postings, weights: ReadonlyMap<number, number>): Float32Array => {
  const scores = new Float32Array(field.size)
  for (const [term, weight] of weights) {
    const [from, to] = rangeOf(field, term)
    const worth = (rarity(field.size, to - from) * weight * MOST) / 255
    for (let at = from; at < to; at += 1) {
      const document = field.documents[at] ?? 0
      scores[document] = (scores[document] ?? 0) + worth * (field.impacts[at] ?? 0)
    }
  }
  return scores
}

/** True when `document` carries the term. A term's documents ascend, so this is a binary search. */
export const carries = (field: Postings, term: number, document: number): boolean => {
  let [from, to] = rangeOf(field, term)
  while (from < to) {
    const middle = (from + to) >> 1
    const found = field.documents[middle] ?? 0
    if (found === document) return true
    if (found < document) from = middle + 1
    else to = middle
  }
  return false
}
