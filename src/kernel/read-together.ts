/** Loads in flight at once: while one is away the next collects. */
const LANES = 2

interface Asked<V> {
  readonly promise: Promise<V | undefined>
  readonly resolve: (value: V | undefined) => void
  readonly reject: (error: unknown) => void
}

const asked = <V>(): Asked<V> => {
  let resolve: Asked<V>['resolve'] = () => undefined
  let reject: Asked<V>['reject'] = () => undefined
  const promise = new Promise<V | undefined>((onValue, onError) => {
    resolve = onValue
    reject = onError
  })
  return { promise, resolve, reject }
}

/** Reads of single records that are asked for at the same moment go to the database as one. What is read is never older
 *  than the question: a load takes only the keys that were asked for before it began.
 *  `load` gives what it found by key; what is missing is answered with undefined. `most`: keys in one load, 1–1,000. */
export const readTogether = <V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  most = 200,
): ((key: string) => Promise<V | undefined>) => {
  const waiting = new Map<string, Asked<V>>()
  let lanes = 0

  const work = async (): Promise<void> => {
    lanes += 1
    // Questions of the same turn of the event loop go together.
    await new Promise(setImmediate)
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, most)
      for (const [key] of batch) waiting.delete(key)
      try {
        const found = await load(batch.map(([key]) => key))
        for (const [key, { resolve }] of batch) resolve(found.get(key))
      } catch (error) {
        for (const [, { reject }] of batch) reject(error)
      }
    }
    lanes -= 1
  }

  return (key) => {
    const same = waiting.get(key)
    if (same) return same.promise
    const question = asked<V>()
    waiting.set(key, question)
    if (lanes < LANES) void work()
    return question.promise
  }
}
