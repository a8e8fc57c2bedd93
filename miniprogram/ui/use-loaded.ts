import { useCallback, useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal, type Refusal } from '../platform/failures'
import { onPersonChange } from '../platform/identity'
import { onNetworkBack } from '../platform/network'
import { stopPullDown, useDidShow, usePullDownRefresh } from '../platform/lifecycle'
import { seen } from '../platform/storage'

export interface Loaded<T> {
  /** `loading`: nothing to show yet. `ready`: fresh. `offline`: the last seen copy, or nothing. `refused`: the server said no. */
  readonly state: 'loading' | 'ready' | 'offline' | 'refused'
  readonly data: T | undefined
  /** When the shown copy was seen, if it is an old one. */
  readonly seenAt: number | undefined
  readonly refusal: Refusal | undefined
  /** Asks again; what is shown stays until the answer is here. */
  readonly reload: () => Promise<void>
  /** Puts a change into what is shown, without asking. */
  readonly change: (how: (data: T) => T) => void
}

interface Options {
  /** Asks again whenever the page comes back into view. On by default. */
  fresh?: boolean
  /** Leaves a copy on the device for reading without a network. On by default; off for what a borrowed phone must not show. */
  keep?: boolean
}

type Shown<T> = Omit<Loaded<T>, 'reload' | 'change'>
const waiting = { state: 'loading', data: undefined, seenAt: undefined, refusal: undefined } as const

/** The last copy of this page, if there is one, while the answer is on its way. */
const first = <T>(name: string | undefined): Shown<T> => {
  const copy = name === undefined ? undefined : seen.get<T>(name)
  return copy === undefined ? waiting : { ...waiting, data: copy.data, seenAt: copy.at }
}

/** Loads what a page shows. `name` identifies it (`guide:ID`): the last copy is shown at once and without a network.
 *  A changed name loads anew; pull-down and coming back ask again. `undefined` as name waits. */
export const useLoaded = <T>(
  name: string | undefined,
  ask: () => Promise<T>,
  { fresh = true, keep = true }: Options = {},
): Loaded<T> => {
  const copy = keep ? name : undefined
  const [kept, setKept] = useState(() => ({ name, shown: first<T>(copy) }))
  const shown = kept.name === name ? kept.shown : first<T>(copy)
  const latest = useRef(ask)
  const turn = useRef(0)
  const asked = useRef(false)
  useEffect(() => {
    latest.current = ask
  })

  const reload = useCallback(async () => {
    if (name === undefined) return
    turn.current += 1
    const mine = turn.current
    const show = (how: (before: Shown<T>) => Shown<T>) => {
      // A later question has been asked since; its answer is the one to show.
      if (mine !== turn.current) return
      setKept((before) => ({ name, shown: how(before.name === name ? before.shown : first<T>(copy)) }))
    }
    try {
      const data = await latest.current()
      if (mine === turn.current && copy !== undefined) seen.put(copy, data)
      show(() => ({ state: 'ready', data, seenAt: undefined, refusal: undefined }))
    } catch (failure) {
      if (isRefusal(failure)) show(() => ({ ...waiting, state: 'refused', refusal: failure }))
      else if (isOffline(failure))
        show((before) => ({
          ...before,
          state: 'offline',
          seenAt: before.seenAt ?? (copy === undefined ? undefined : seen.get<T>(copy)?.at),
        }))
      else throw failure
    }
  }, [name, copy])

  useEffect(() => {
    asked.current = true
    void reload()
  }, [reload])
  useEffect(
    () =>
      onPersonChange(() => {
        setKept({ name, shown: waiting })
        void reload()
      }),
    [name, reload],
  )
  const offline = shown.state === 'offline'
  useEffect(() => (offline ? onNetworkBack(() => void reload()) : undefined), [offline, reload])
  useDidShow(() => {
    if (fresh && asked.current) void reload()
  })
  usePullDownRefresh(() => {
    void reload().finally(stopPullDown)
  })

  const change = useCallback((how: (data: T) => T) => {
    setKept(({ name: of, shown: before }) => ({
      name: of,
      shown: before.data === undefined ? before : { ...before, data: how(before.data) },
    }))
  }, [])
  return { ...shown, reload, change }
}
