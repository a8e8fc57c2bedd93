import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal, type Refusal } from '../../platform/failures'
import { onPersonChange } from '../../platform/identity'
import { useDidShow } from '../../platform/lifecycle'
import { onNetworkBack } from '../../platform/network'

export interface PageOf<T> {
  readonly items: readonly T[]
  readonly next?: string | undefined
}

export interface Paged<T> {
  readonly state: 'loading' | 'ready' | 'offline' | 'refused'
  readonly data: readonly T[] | undefined
  readonly seenAt: undefined
  readonly refusal: Refusal | undefined
  /** From the first page again; what is shown stays until the answer is here. */
  readonly reload: () => Promise<void>
  /** The next page; undefined on the last one. */
  readonly more: (() => Promise<void>) | undefined
  readonly moreFailed: boolean
}

interface Shown<T> {
  readonly name: string | undefined
  readonly state: Paged<T>['state']
  readonly data: readonly T[] | undefined
  readonly next: string | undefined
  readonly refusal: Refusal | undefined
  readonly moreFailed: boolean
  readonly pages: number
}

const waiting = {
  state: 'loading',
  data: undefined,
  next: undefined,
  refusal: undefined,
  moreFailed: false,
  pages: 0,
} as const

/** A list that comes in pages. Unlike `useLoaded` it leaves no copy on the device: lists of the desk hold names.
 *  A changed `name` begins anew; `undefined` waits. Coming back asks again while only the first page is shown. */
export const usePaged = <T>(
  name: string | undefined,
  ask: (cursor: string | undefined) => Promise<PageOf<T>>,
): Paged<T> => {
  const [kept, setKept] = useState<Shown<T>>({ name, ...waiting })
  const shown: Shown<T> = kept.name === name ? kept : { name, ...waiting }
  const latest = useRef(ask)
  const turn = useRef(0)
  const pages = useRef(0)
  useEffect(() => {
    latest.current = ask
    pages.current = shown.pages
  })

  const load = useCallback(
    async (cursor: string | undefined) => {
      if (name === undefined) return
      turn.current += 1
      const mine = turn.current
      const show = (how: (before: Shown<T>) => Partial<Shown<T>>) => {
        if (mine !== turn.current) return
        setKept((before) => {
          const base: Shown<T> = before.name === name ? before : { name, ...waiting }
          return { ...base, ...how(base) }
        })
      }
      try {
        const page = await latest.current(cursor)
        show((before) => ({
          ...waiting,
          state: 'ready',
          data: cursor === undefined ? page.items : [...(before.data ?? []), ...page.items],
          next: page.next,
          pages: cursor === undefined ? 1 : before.pages + 1,
        }))
      } catch (failure) {
        if (!isRefusal(failure) && !isOffline(failure)) throw failure
        if (cursor !== undefined) show(() => ({ moreFailed: true }))
        else if (isRefusal(failure)) show(() => ({ ...waiting, state: 'refused', refusal: failure }))
        else show(() => ({ state: 'offline' }))
      }
    },
    [name],
  )

  const reload = useCallback(() => load(undefined), [load])
  useEffect(() => {
    void reload()
  }, [reload])
  useEffect(() => onPersonChange(() => void reload()), [reload])
  const offline = shown.state === 'offline'
  useEffect(() => (offline ? onNetworkBack(() => void reload()) : undefined), [offline, reload])
  useDidShow(() => {
    if (pages.current === 1) void reload()
  })

  const { next } = shown
  return {
    state: shown.state,
    data: shown.data,
    seenAt: undefined,
    refusal: shown.refusal,
    reload,
    more: next === undefined ? undefined : () => load(next),
    moreFailed: shown.moreFailed,
  }
}
