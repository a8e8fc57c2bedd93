/** What waits in lanes that share one line of batches. */
export interface Lanes<T> {
  /** How many wait in a lane. */
  length(lane: string): number
  isBusy(lane: string): boolean
  readonly isEmpty: boolean
  push(lane: string, item: T): void
  /** Items of lanes that are not being worked on, at most `most` of at most `width` lanes, in each lane the oldest; undefined
   *  when there are none. A long lane takes what the others leave and never their share. The lanes are busy from now on. */
  take(most: number, width: number): Batch<T> | undefined
}

export interface Batch<T> {
  readonly items: readonly T[]
  /** In how many lanes they waited. */
  readonly width: number
  /** The lanes may be taken from again. */
  done(): void
}

export const createLanes = <T>(): Lanes<T> => {
  const waiting = new Map<string, T[]>()
  const busy = new Set<string>()

  const idle = (width: number): string[] => {
    const found: string[] = []
    for (const lane of waiting.keys()) {
      if (found.length === width) break
      if (!busy.has(lane)) found.push(lane)
    }
    return found
  }

  return {
    length: (lane) => waiting.get(lane)?.length ?? 0,
    isBusy: (lane) => busy.has(lane),
    get isEmpty() {
      return waiting.size === 0
    },
    push: (lane, item) => {
      const items = waiting.get(lane)
      if (items) items.push(item)
      else waiting.set(lane, [item])
    },
    take: (most, width) => {
      const lanes = idle(Math.min(width, most))
      if (lanes.length === 0) return undefined
      const items: T[] = []
      const share = Math.floor(most / lanes.length)
      for (const limit of [share, most]) {
        for (const lane of lanes) {
          items.push(...(waiting.get(lane)?.splice(0, Math.min(limit, most - items.length)) ?? []))
        }
      }
      for (const lane of lanes) {
        // Who still waits stands behind the lanes that were not served this time.
        const rest = waiting.get(lane) ?? []
        waiting.delete(lane)
        if (rest.length > 0) waiting.set(lane, rest)
        busy.add(lane)
      }
      return {
        items,
        width: lanes.length,
        done: () => {
          for (const lane of lanes) busy.delete(lane)
        },
      }
    },
  }
}
