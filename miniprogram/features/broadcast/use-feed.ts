import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '../../platform/lifecycle'
import { useLoaded, type Loaded } from '../../ui/use-loaded'
import { markRead, openGroup, type FeedItem, type OpenGroup } from './api'
import { earlier, newest } from './feed'
import { joined } from './joined'

/** How often an open page looks for something new, in milliseconds. A cache answers. */
const LOOK_MS = 15_000

export interface GroupPage extends OpenGroup {
  readonly items: readonly FeedItem[]
}

export interface Feed {
  readonly page: Loaded<GroupPage>
  /** Position up to which everything had been read when the page was opened. */
  readonly readTo: number
  readonly older: (() => Promise<void>) | undefined
}

/** A group's page: opened once, then watched by plain reads while it is on the screen. */
export const useFeed = (groupId: string): Feed => {
  const page = useLoaded<GroupPage>(`group:${groupId}`, async () => {
    const opened = await openGroup(groupId)
    return { ...opened, ...(await newest(groupId, opened.feed.base)) }
  })
  const [readTo, setReadTo] = useState<number>()
  const { data, state, change } = page
  // The line stays where it was when the person came in, although reading has moved on.
  if (readTo === undefined && state === 'ready' && data !== undefined) setReadTo(data.readTo)

  const marked = useRef(0)
  useEffect(() => {
    if (state !== 'ready' || data === undefined || data.last <= Math.max(marked.current, data.readTo)) return
    marked.current = data.last
    // Only a convenience of the person's own; the next visit says it again.
    markRead(groupId, data.last).catch(() => {
      marked.current = 0
    })
  }, [groupId, state, data])

  const base = data?.feed.base
  const look = useCallback(async () => {
    if (base === undefined) return
    const stretch = await newest(groupId, base)
    change((shown) =>
      stretch.last === shown.last
        ? shown
        : { ...shown, last: stretch.last, items: joined(shown.items, stretch.items) },
    )
  }, [base, groupId, change])
  useWatch(look)

  const first = data?.items[0]?.position ?? 1
  const older =
    first <= 1 || data === undefined
      ? undefined
      : async () => {
          const stretch = await earlier(groupId, data.feed.base, first)
          change((shown) => ({ ...shown, items: joined(stretch.items, shown.items) }))
        }
  return { page, readTo: readTo ?? data?.readTo ?? 0, older }
}

/** Repeats while the page is in view; a lost look is made up by the next one. */
const useWatch = (look: () => Promise<void>): void => {
  const [inView, setInView] = useState(true)
  useDidShow(() => setInView(true))
  useDidHide(() => setInView(false))
  useEffect(() => {
    if (!inView) return undefined
    const timer = setInterval(() => {
      look().catch(() => undefined)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [inView, look])
}
