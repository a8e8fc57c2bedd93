import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal, type Refusal } from '../../../platform/failures'
import { onNetworkBack } from '../../../platform/network'
import { from } from '../../desk/cursor'
import { listOrgs, type Org } from './api'

export interface Level {
  readonly state: 'loading' | 'ready' | 'offline' | 'refused'
  readonly items: readonly Org[]
  readonly next: string | undefined
  readonly refusal: Refusal | undefined
}

/** The key of the level where the scope begins. */
export const TOP = ''
const waiting: Level = { state: 'loading', items: [], next: undefined, refusal: undefined }

/** The unions of the scope, each level asked for when it is opened. */
export const useOrgTree = () => {
  const [levels, setLevels] = useState<Readonly<Record<string, Level>>>({ [TOP]: waiting })
  const [open, setOpen] = useState<readonly string[]>([])
  const asking = useRef(new Set<string>())

  const load = useCallback(async (parentId: string, cursor?: string): Promise<readonly Org[] | undefined> => {
    const mine = `${parentId} ${cursor ?? ''}`
    if (asking.current.has(mine)) return undefined
    asking.current.add(mine)
    const show = (how: (before: Level) => Level) =>
      setLevels((before) => ({ ...before, [parentId]: how(before[parentId] ?? waiting) }))
    try {
      const page = await listOrgs({ ...(parentId === TOP ? {} : { parentId }), ...from(cursor) })
      show((before) => ({
        state: 'ready',
        items: cursor === undefined ? page.items : [...before.items, ...page.items],
        next: page.next,
        refusal: undefined,
      }))
      return page.items
    } catch (failure) {
      if (isRefusal(failure)) show((before) => ({ ...before, state: 'refused', refusal: failure }))
      else if (isOffline(failure)) show((before) => ({ ...before, state: 'offline' }))
      else throw failure
      return undefined
    } finally {
      asking.current.delete(mine)
    }
  }, [])

  useEffect(() => {
    void load(TOP).then((tops) => {
      // Where there is only one way in, it is taken.
      const [top] = tops ?? []
      if (top === undefined || tops?.length !== 1) return
      setOpen([top.orgId])
      void load(top.orgId)
    })
  }, [load])

  useEffect(
    () =>
      onNetworkBack(() => {
        for (const [parentId, { state }] of Object.entries(levels))
          if (state === 'offline') void load(parentId)
      }),
    [levels, load],
  )

  /** Opens or closes; what was asked before is shown at once. */
  const fold = useCallback(
    (orgId: string) => {
      setOpen((before) =>
        before.includes(orgId) ? before.filter((one) => one !== orgId) : [...before, orgId],
      )
      if (levels[orgId] === undefined) void load(orgId)
    },
    [levels, load],
  )
  return { levels, open, fold, load }
}
