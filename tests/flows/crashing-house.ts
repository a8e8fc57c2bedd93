import type { Collection, Document } from 'mongodb'
import type { House } from '../../src/kernel/unit'

const WRITES = new Set([
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'bulkWrite',
  'findOneAndUpdate',
])

/** A house whose process dies at its n-th write, just before it or just after: from then on no call goes through.
 *  The database itself is real and keeps what was written. */
export const crashingHouse = (house: House, atWrite: number, when: 'before' | 'after') => {
  let writes = 0
  let dead = false
  const call = async (run: () => unknown, isWrite: boolean): Promise<unknown> => {
    if (dead) throw new Error('the process is dead')
    if (isWrite) writes += 1
    const fatal = isWrite && writes === atWrite
    if (fatal) dead = true
    if (fatal && when === 'before') throw new Error('killed before a write')
    const result = await run()
    if (fatal) throw new Error('killed after a write')
    return result
  }
  const wrapCollection = (collection: Collection): Collection =>
    new Proxy(collection, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        const method = value.bind(target) as (...args: unknown[]) => unknown
        if (!WRITES.has(String(name))) return method
        return (...args: unknown[]) => call(() => method(...args), true)
      },
    })
  const db = new Proxy(house.db, {
    get: (target, name) => {
      if (name === 'collection')
        return (collection: string) => wrapCollection(target.collection<Document>(collection))
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { house: { ...house, db }, writes: () => writes, crashed: () => dead }
}
