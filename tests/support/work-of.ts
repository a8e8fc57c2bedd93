import type { Db } from 'mongodb'
import { profiled } from './profiled'

interface Entry {
  op: string
  ninserted?: number
  nModified?: number
  nUpserted?: number
}

/**
 * What a piece of work cost its own database: `queries` that were sent and documents that were `written`. The
 * profiler of one database counts it; the server's counters would count other test files that run beside this one.
 */
export async function workOf(
  db: Db,
  work: () => Promise<unknown>,
): Promise<{ queries: number; written: number }> {
  const entries = await profiled<Entry>(db, work)
  const sum = (count: (entry: Entry) => number) => entries.reduce((total, entry) => total + count(entry), 0)
  return {
    queries: sum(({ op }) => (op === 'query' ? 1 : 0)),
    written: sum(({ ninserted = 0, nModified = 0, nUpserted = 0 }) => ninserted + nModified + nUpserted),
  }
}
