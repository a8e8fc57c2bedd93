import type { Db } from 'mongodb'
import type { Unit } from './unit'

/** What a store may stand on: never the caller. */
export type Storing = Omit<Unit, 'caller' | 'audit' | 'outbox'>

/** Outside transactions all calls of a process use the same stores, instead of making a few dozen for each call.
 *  A transaction has stores of its own, because its session goes into every command. */
export const sharedStores = <S>(make: (unit: Storing) => S): ((unit: Storing) => S) => {
  const kept = new WeakMap<Db, { readonly house: Storing; readonly stores: S }>()
  return (unit) => {
    if (unit.options.session) return make(unit)
    const known = kept.get(unit.db)
    if (known && isSameHouse(known.house, unit)) return known.stores
    const stores = make(unit)
    kept.set(unit.db, { house: unit, stores })
    return stores
  }
}

/** Two houses may stand on one database, with different clocks. */
const isSameHouse = (a: Storing, b: Storing): boolean =>
  a.clock === b.clock &&
  a.ids === b.ids &&
  a.vault === b.vault &&
  a.signer === b.signer &&
  a.files === b.files
