import { useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { readFunnel, type Counts } from './api'

/** `none`: the push did not reach this union. Absent: not known yet. */
export type CountsOf = Readonly<Record<string, Counts | 'none'>>

/** Figures of several unions side by side, asked one after the other so that a long list does not flood the server.
 *  A changed `stamp` asks again; what is known stays until then. */
export const useCounts = (broadcastId: string, orgIds: readonly string[], stamp: string): CountsOf => {
  const [counts, setCounts] = useState<CountsOf>({})
  const known = useRef(new Set<string>())
  const wanted = orgIds.join(' ')
  useEffect(() => {
    let over = false
    const ask = async (orgId: string): Promise<Counts | 'none' | undefined> => {
      try {
        return (await readFunnel({ broadcastId, orgId })).counts
      } catch (failure) {
        if (isRefusal(failure)) return failure.code === 'NOT_FOUND' ? 'none' : undefined
        if (isOffline(failure)) return undefined
        throw failure
      }
    }
    const work = async () => {
      for (const orgId of wanted.split(' ')) {
        const mark = `${broadcastId} ${orgId} ${stamp}`
        if (orgId === '' || known.current.has(mark)) continue
        const found = await ask(orgId)
        // Left in between: whoever comes next asks again.
        if (over || found === undefined) return
        known.current.add(mark)
        setCounts((before) => ({ ...before, [orgId]: found }))
      }
    }
    void work()
    return () => {
      over = true
    }
  }, [broadcastId, wanted, stamp])
  return counts
}
