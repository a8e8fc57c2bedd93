import type { Counts } from './postings'

/** Sparse matrices and the few directions in which their rows differ most; plain arrays, no library. */

/** Rows of a sparse matrix: row r has `columns` and `values` at [starts[r], starts[r + 1]). */
export interface Matrix {
  readonly starts: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float32Array
  readonly width: number
}

const ROUNDS = 3

/** Rows of log-frequency × rarity, each of length 1. */
export const weigh = (
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
  return {
    starts,
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
    width: rarityOf.length,
  }
}

/** matrix × points: one row of `width` for every document. */
export const times = (matrix: Matrix, points: Float32Array, height: number, width: number): Float32Array => {
  const out = new Float32Array(height * width)
  for (let row = 0; row < height; row += 1) {
    for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
      const from = (matrix.columns[at] ?? 0) * width
      const value = matrix.values[at] ?? 0
      for (let j = 0; j < width; j += 1)
        out[row * width + j] = (out[row * width + j] ?? 0) + value * (points[from + j] ?? 0)
    }
  }
  return out
}

/** matrix transposed × points: one row of `width` for every term. */
export const timesTransposed = (
  matrix: Matrix,
  points: Float32Array,
  height: number,
  width: number,
): Float32Array => {
  const out = new Float32Array(matrix.width * width)
  for (let row = 0; row < height; row += 1) {
    for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
      const to = (matrix.columns[at] ?? 0) * width
      const value = matrix.values[at] ?? 0
      for (let j = 0; j < width; j += 1)
        out[to + j] = (out[to + j] ?? 0) + value * (points[row * width + j] ?? 0)
    }
  }
  return out
}

/** An orthonormal basis of the directions in which the documents differ most. */
export const subspace = (matrix: Matrix, height: number, width: number): Float32Array => {
  let seed = 20_240_101
  const next = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return seed / 0x7fffffff - 0.5
  }
  let basis: Float32Array = Float32Array.from({ length: height * width }, next)
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = times(matrix, timesTransposed(matrix, basis, height, width), height, width)
    orthonormalise(basis, height, width)
  }
  return basis
}

/** Gram–Schmidt on the columns. */
const orthonormalise = (points: Float32Array, height: number, width: number): void => {
  for (let one = 0; one < width; one += 1) {
    for (let other = 0; other < one; other += 1) {
      let dot = 0
      for (let row = 0; row < height; row += 1)
        dot += (points[row * width + one] ?? 0) * (points[row * width + other] ?? 0)
      for (let row = 0; row < height; row += 1)
        points[row * width + one] =
          (points[row * width + one] ?? 0) - dot * (points[row * width + other] ?? 0)
    }
    scaleColumn(points, height, width, one)
  }
}

export const normaliseColumns = (points: Float32Array, height: number, width: number): void => {
  for (let column = 0; column < width; column += 1) scaleColumn(points, height, width, column)
}

const scaleColumn = (points: Float32Array, height: number, width: number, column: number): void => {
  let square = 0
  for (let row = 0; row < height; row += 1) square += (points[row * width + column] ?? 0) ** 2
  const length = Math.sqrt(square) || 1
  for (let row = 0; row < height; row += 1)
    points[row * width + column] = (points[row * width + column] ?? 0) / length
}
