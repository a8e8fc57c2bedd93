import type { Db, Document } from 'mongodb'

/** Everything a database was asked while `work` ran, as its own profiler wrote it down, in no order. `T`: the fields that
 *  are looked at. The profile is gone afterwards; two at once in one database would read each other's. */
export async function profiled<T extends Document>(db: Db, work: () => Promise<unknown>): Promise<T[]> {
  // The database's own megabyte forgets the beginning of what takes longer.
  await db.createCollection('system.profile', { capped: true, size: 64 << 20 })
  await db.command({ profile: 2 })
  try {
    await work()
  } finally {
    await db.command({ profile: 0 })
  }
  const entries = await db.collection('system.profile').find<T>({}).toArray()
  await db.collection('system.profile').drop()
  return entries
}
