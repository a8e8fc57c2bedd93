/** Whole numbers, each at most once, four bytes each: a Set takes ten times that, and as much longer to walk. */
export interface NumberBag {
  /** The number must not be in it yet. */
  add(one: number): void
  remove(one: number): void
  size(): number
  /** In no order; good until the next change. */
  all(): Int32Array
}

export const numberBag = (): NumberBag => {
  let held = new Int32Array(2)
  let count = 0
  return {
    add: (one) => {
      if (count === held.length) {
        const larger = new Int32Array(count * 2)
        larger.set(held)
        held = larger
      }
      held[count] = one
      count += 1
    },
    remove: (one) => {
      const at = held.subarray(0, count).indexOf(one)
      if (at < 0) return
      count -= 1
      held[at] = held[count] ?? 0
    },
    size: () => count,
    all: () => held.subarray(0, count),
  }
}
