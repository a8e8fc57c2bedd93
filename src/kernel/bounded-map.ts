/** A map that forgets what was used longest ago once its weights add up to more than `capacity`. */
export interface BoundedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  clear(): void
  readonly weight: number
}

export const boundedMap = <V>(capacity: number, weigh: (value: V) => number): BoundedMap<V> => {
  // A Map keeps the order of insertion: what is used is taken out and put back at the end.
  const entries = new Map<string, V>()
  let weight = 0
  const remove = (key: string): void => {
    const value = entries.get(key)
    if (value !== undefined && entries.delete(key)) weight -= weigh(value)
  }
  return {
    get: (key) => {
      const value = entries.get(key)
      // While there is room in plenty nothing will be forgotten soon, and the order does not matter.
      if (value !== undefined && weight * 2 > capacity) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    set: (key, value) => {
      remove(key)
      entries.set(key, value)
      weight += weigh(value)
      for (const oldest of entries.keys()) {
        if (weight <= capacity) break
        remove(oldest)
      }
    },
    delete: remove,
    clear: () => {
      entries.clear()
      weight = 0
    },
    get weight() {
      return weight
    },
  }
}
