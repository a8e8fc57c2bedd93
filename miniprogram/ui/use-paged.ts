import { useState } from 'react'
import { isOffline, isRefusal } from '../platform/failures'
import { toast } from './toast'
import { useLoaded, type Loaded } from './use-loaded'

interface PageOf<T> {
  readonly items: readonly T[]
  readonly next?: string | undefined
}

export interface Paged<T> extends Loaded<PageOf<T>> {
  /** Loads the next page; undefined on the last one. */
  readonly more: (() => Promise<void>) | undefined
}

/** A list that comes page by page. */
export const usePaged = <T>(
  name: string | undefined,
  ask: (cursor: string | undefined) => Promise<PageOf<T>>,
): Paged<T> => {
  // Coming back to a long list must not throw away what was loaded below.
  const loaded = useLoaded(name, () => ask(undefined), { fresh: false })
  const [busy, setBusy] = useState(false)
  const next = loaded.data?.next
  const more = async () => {
    if (busy || next === undefined) return
    setBusy(true)
    try {
      const page = await ask(next)
      loaded.change((shown) => ({ ...page, items: [...shown.items, ...page.items] }))
    } catch (failure) {
      if (isRefusal(failure)) toast(failure.message, 'alert')
      else if (isOffline(failure)) toast('没有网络，下面的还没拿到', 'offline')
      else throw failure
    } finally {
      setBusy(false)
    }
  }
  return { ...loaded, more: next === undefined ? undefined : more }
}
