import type { Counts } from './postings'

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

interface Matrix {
  readonly starts: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float64Array
  readonly width: number
}

const ROUNDS = 4

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
  for (const counts of documents) for (const term of counts.keys()) carriers.set(term, (carriers.get(term) ?? 0) + 1)
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
  return { dimensions: width, rows, ...packTerms(termPoints, rarityOf, width), documents: packUnits(points, kept, width) }
}

/** Rows of log-frequency × rarity, each of length 1. */
const weigh = (
  documents: readonly Counts[],
  columnOf: ReadonlyMap<string, number>,
  rarityOf: readonly number[],
): Matrix => {
  const starts = new Uint32Array(documents.length + 1)
  const columns: number[] = []
  const values: number[] = []
  documents.forEach((counts, row) => {
    const from = values.length
    let square = 0
    for (const [term, count] of counts) {
      const column = columnOf.get(term)
      if (column === undefined) continue
      const value = (1 + Math.log(count)) * (rarityOf[column] ?? 0)
      columns.push(column)
      values.push(value)
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] ?? 0) / length
    starts[row + 1] = values.length
  })
  return { starts, columns: Uint32Array.from(columns), values: Float64Array.from(values), width: rarityOf.length }
}

/** matrix × points: one row of `width` for every document. */
const times = (matrix: Matrix, points: Float64Array, height: number, width: number): Float64Array => {
  const out = new Float64Array(height * width)
  for (let row = 0; row < height; row += 1) {
    for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
      const from = (matrix.columns[at] ?? 0) * width
      const value = matrix.values[at] ?? 0
      for (let j = 0; j < width; j += 1) out[row * width + j]! += value * points[from + j]!
    }
  }
  return out
}

/** matrix transposed × points: one row of `width` for every term. */
const timesTransposed = (matrix: Matrix, points: Float64Array, height: number, width: number): Float64Array => {
  const out = new Float64Array(matrix.width * width)
  for (let row = 0; row < height; row += 1) {
    for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
      const to = (matrix.columns[at] ?? 0) * width
      const value = matrix.values[at] ?? 0
      for (let j = 0; j < width; j += 1) out[to + j]! += value * points[row * width + j]!
    }
  }
  return out
}

/** An orthonormal basis of the directions in which the documents differ most. */
const subspace = (matrix: Matrix, height: number, width: number): Float64Array => {
  let seed = 20_240_101
  const next = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return seed / 0x7fffffff - 0.5
  }
  let basis: Float64Array = Float64Array.from({ length: height * width }, next)
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = times(matrix, timesTransposed(matrix, basis, height, width), height, width)
    orthonormalise(basis, height, width)
  }
  return basis
}

/** Gram–Schmidt on the columns. */
const orthonormalise = (points: Float64Array, height: number, width: number): void => {
  for (let one = 0; one < width; one += 1) {
    for (let other = 0; other < one; other += 1) {
      let dot = 0
      for (let row = 0; row < height; row += 1) dot += points[row * width + one]! * points[row * width + other]!
      for (let row = 0; row < height; row += 1) points[row * width + one]! -= dot * points[row * width + other]!
    }
    scaleColumn(points, height, width, one)
  }
}

const normaliseColumns = (points: Float64Array, height: number, width: number): void => {
  for (let column = 0; column < width; column += 1) scaleColumn(points, height, width, column)
}

const scaleColumn = (points: Float64Array, height: number, width: number, column: number): void => {
  let square = 0
  for (let row = 0; row < height; row += 1) square += points[row * width + column]! ** 2
  const length = Math.sqrt(square) || 1
  for (let row = 0; row < height; row += 1) points[row * width + column]! /= length
}

const packTerms = (points: Float64Array, rarityOf: readonly number[], width: number) => {
  const terms = new Int8Array(rarityOf.length * width)
  const scales = new Float32Array(rarityOf.length)
  rarityOf.forEach((worth, row) => {
    let largest = 0
    for (let j = 0; j < width; j += 1) largest = Math.max(largest, Math.abs(points[row * width + j]!))
    scales[row] = (largest * worth) / 127
    for (let j = 0; j < width; j += 1) terms[row * width + j] = Math.round((points[row * width + j]! / (largest || 1)) * 127)
  })
  return { terms, scales }
}

const packUnits = (points: Float64Array, kept: number, width: number): Int8Array => {
  const units = new Int8Array(kept * width)
  for (let row = 0; row < kept; row += 1) {
    let square = 0
    for (let j = 0; j < width; j += 1) square += points[row * width + j]! ** 2
    const length = Math.sqrt(square) || 1
    for (let j = 0; j < width; j += 1) units[row * width + j] = Math.round((points[row * width + j]! / length) * 127)
  }
  return units
}

/** Likeness of every document to weighted terms, 0–1; opposites count as 0. */
export const latentScores = (space: Latent, weights: ReadonlyMap<number, number>): Float32Array => {
  const { dimensions } = space
  const point = new Float64Array(dimensions)
  for (const [term, weight] of weights) {
    const row = (space.rows[term] ?? 0) - 1
    if (row < 0) continue
    const scale = (space.scales[row] ?? 0) * weight
    for (let j = 0; j < dimensions; j += 1) point[j]! += scale * space.terms[row * dimensions + j]!
  }
  const length = Math.sqrt(point.reduce((sum, x) => sum + x * x, 0)) || 1
  const scores = new Float32Array(space.documents.length / dimensions)
  for (let row = 0; row < scores.length; row += 1) {
    let dot = 0
    for (let j = 0; j < dimensions; j += 1) dot += point[j]! * space.documents[row * dimensions + j]!
    scores[row] = Math.max(0, dot / (length * 127))
  }
  return scores
}
