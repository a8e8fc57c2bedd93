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
  const byTerm: { document: number; impact: number }[][] = []
  documents.forEach((counts, document) => {
    const norm = k * (1 - b + (b * (lengths[document] ?? 0)) / mean)
    for (const [term, count] of counts) {
      const number = vocabulary.get(term) ?? vocabulary.size
      vocabulary.set(term, number)
      const impact = Math.round(((count * (k + 1)) / (count + norm) / MOST) * 255)
      ;(byTerm[number] ??= []).push({ document, impact: Math.max(1, Math.min(255, impact)) })
    }
  })
  return pack(byTerm, vocabulary.size, documents.length)
}

const pack = (
  byTerm: readonly (readonly { document: number; impact: number }[] | undefined)[],
  terms: number,
  size: number,
): Postings => {
  const total = byTerm.reduce((sum, list) => sum + (list?.length ?? 0), 0)
  const packed = {
    offsets: new Uint32Array(terms + 1),
    documents: new Uint32Array(total),
    impacts: new Uint8Array(total),
    size,
  }
  let at = 0
  for (let term = 0; term < terms; term += 1) {
    packed.offsets[term] = at
    for (const { document, impact } of byTerm[term] ?? []) {
      packed.documents[at] = document
      packed.impacts[at] = impact
      at += 1
    }
  }
  packed.offsets[terms] = at
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
