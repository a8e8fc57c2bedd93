import type { Counts } from './postings'
import { normaliseColumns, subspace, times, timesTransposed, weigh } from './sparse'

/**
 * Latent semantics: documents and terms as points in a space of few dimensions, so that a question finds an article
 * with which it shares no word but company. A truncated SVD by subspace iteration, the same at every run.
 */
export interface Latent {
  readonly dimensions: number
  /** Term number → its row in `terms`, plus 1; 0 for terms that are not in the space. */
  readonly rows: Uint32Array
  /** Term vectors times their rarity, one row each, as `scale` × signed byte. */
  readonly terms: Int8Array
  readonly scales: Float32Array
  /** Unit vectors of the documents × 127. */
  readonly documents: Int8Array
}

/**
 * @param documents their terms, in the order of the index
 * @param kept how many of them, from the first, are searched; the others only teach
 * @param dimensions 1 or more; fewer are used when there are fewer documents
 */
export const buildLatent = (
  documents: readonly Counts[],
  kept: number,
  vocabulary: ReadonlyMap<string, number>,
  dimensions: number,
): Latent => {
  const carriers = new Map<string, number>()
  for (const counts of documents)
    for (const term of counts.keys()) carriers.set(term, (carriers.get(term) ?? 0) + 1)
  const shared = [...carriers].filter(([, count]) => count >= 2).map(([term]) => term)
  const columnOf = new Map(shared.map((term, column) => [term, column]))
  const rarityOf = shared.map((term) => Math.log(documents.length / (carriers.get(term) ?? 1)))
  const matrix = weigh(documents, columnOf, rarityOf)
  const width = Math.max(1, Math.min(dimensions, documents.length, shared.length))
  const basis = subspace(matrix, documents.length, width)
  const termPoints = timesTransposed(matrix, basis, documents.length, width)
  normaliseColumns(termPoints, matrix.width, width)
  const points = times(matrix, termPoints, documents.length, width)
  const rows = new Uint32Array(vocabulary.size)
  shared.forEach((term, column) => {
    const number = vocabulary.get(term)
    if (number !== undefined) rows[number] = column + 1
  })
  return {
    dimensions: width,
    rows,
    ...packTerms(termPoints, rarityOf, width),
    documents: packUnits(points, kept, width),
  }
}

const packTerms = (points: Float32Array, rarityOf: readonly number[], width: number) => {
  const terms = new Int8Array(rarityOf.length * width)
  const scales = new Float32Array(rarityOf.length)
  rarityOf.forEach((worth, row) => {
    let largest = 0
    for (let j = 0; j < width; j += 1) largest = Math.max(largest, Math.abs(points[row * width + j] ?? 0))
    scales[row] = (largest * worth) / 127
    for (let j = 0; j < width; j += 1)
      terms[row * width + j] = Math.round(((points[row * width + j] ?? 0) / (largest || 1)) * 127)
  })
  return { terms, scales }
}

const packUnits = (points: Float32Array, kept: number, width: number): Int8Array => {
  const units = new Int8Array(kept * width)
  for (let row = 0; row < kept; row += 1) {
    let square = 0
    for (let j = 0; j < width; j += 1) square += (points[row * width + j] ?? 0) ** 2
    const length = Math.sqrt(square) || 1
    for (let j = 0; j < width; j += 1)
      units[row * width + j] = Math.round(((points[row * width + j] ?? 0) / length) * 127)
  }
  return units
}

/** Likeness of every document to weighted terms, 0–1; opposites count as 0. */
export const latentScores = (space: Latent, weights: ReadonlyMap<number, number>): Float32Array => {
  const { dimensions } = space
  const point = new Float32Array(dimensions)
  for (const [term, weight] of weights) {
    const row = (space.rows[term] ?? 0) - 1
    if (row < 0) continue
    const scale = (space.scales[row] ?? 0) * weight
    for (let j = 0; j < dimensions; j += 1)
      point[j] = (point[j] ?? 0) + scale * (space.terms[row * dimensions + j] ?? 0)
  }
  const length = Math.sqrt(point.reduce((sum, x) => sum + x * x, 0)) || 1
  const scores = new Float32Array(space.documents.length / dimensions)
  for (let row = 0; row < scores.length; row += 1) {
    let dot = 0
    for (let j = 0; j < dimensions; j += 1)
      dot += (point[j] ?? 0) * (space.documents[row * dimensions + j] ?? 0)
    scores[row] = Math.max(0, dot / (length * 127))
  }
  return scores
}
