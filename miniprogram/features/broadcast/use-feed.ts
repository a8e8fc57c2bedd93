import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '../../platform/lifecycle'
import { useLoaded, type Loaded } from '../../ui/use-loaded'
import { markRead, openGroup, type FeedItem, type OpenGroup } from './api'
import { earlier, newest } from './feed'
import { continued, joined } from './joined'
import { shownOf, windowAfter, windowAround, windowAtStart, windowBefore, type Window } from './window'

/** How often an open page looks for something new, in milliseconds. A cache answers. */
const LOOK_MS = 15_000
/** Stretches that one jump reads at most: some thousand messages. */
const MOST_STRETCHES = 32

export interface GroupPage extends OpenGroup {
  readonly items: readonly FeedItem[]
}

export interface Feed {
  readonly page: Loaded<GroupPage>
  /** Position up to which everything had been read when the page was opened. */
  readonly readTo: number
  /** The messages that are drawn, oldest first. */
  readonly shown: readonly FeedItem[]
  readonly older: (() => Promise<void>) | undefined
  readonly newer: (() => void) | undefined
  /** The message to begin with. */
  readonly at: number | undefined
}

/** A group's page: opened once, then watched by plain reads while it is on the screen. `at`: the message to begin with. */
export const useFeed = (groupId: string, at?: number): Feed => {
  const kept = useRef<readonly FeedItem[]>([])
  const page = useLoaded<GroupPage>(`group:${groupId}`, async () => {
    const opened = await openGroup(groupId)
    const stretch = await newest(groupId, opened.feed.base)
    const known = continued(kept.current, stretch.items)
    const items = at === undefined ? known : await backTo(groupId, opened.feed.base, known, at)
    return { ...opened, ...stretch, items }
  })
  const { data, state, change } = page
  useEffect(() => {
    kept.current = data?.items ?? []
  }, [data])

  const [readTo, setReadTo] = useState<number>()
  const [window, setWindow] = useState<Window>()
  // The line stays where it was when the person came in, although reading has moved on.
  if (readTo === undefined && state === 'ready' && data !== undefined) {
    setReadTo(data.readTo)
    setWindow(at === undefined ? windowAtStart(data.last, data.readTo) : windowAround(at, data.last))
  }
  const last = data?.last ?? 0
  const view = window ?? windowAtStart(last, last)
  const shown = shownOf(data?.items ?? [], view)
  useMarking(groupId, state === 'ready' ? data?.readTo : undefined, shown.at(-1)?.position ?? 0)

  const base = data?.feed.base
  const look = useCallback(async () => {
    if (base === undefined) return
    const stretch = await newest(groupId, base)
    change((before) =>
      stretch.last === before.last
        ? before
        : { ...before, last: stretch.last, items: continued(before.items, stretch.items) },
    )
  }, [base, groupId, change])
  useWatch(look)

  const first = shown[0]?.position ?? 1
  return {
    page,
    readTo: readTo ?? data?.readTo ?? 0,
    shown,
    older:
      first <= 1
        ? undefined
        : async () => {
            const wider = windowBefore({ ...view, from: first }, last)
            const items = await backTo(groupId, base ?? '', kept.current, wider.from)
            change((before) => ({ ...before, items: joined(items, before.items) }))
            setWindow(wider)
          },
    newer: view.to === undefined || view.to >= last ? undefined : () => setWindow(windowAfter(view, last)),
    at,
  }
}

/** Reads back until a position is among the messages, or the feed begins. */
const backTo = async (
  groupId: string,
  base: string,
  known: readonly FeedItem[],
  position: number,
): Promise<readonly FeedItem[]> => {
  let items = known
  for (let turn = 0; turn < MOST_STRETCHES; turn += 1) {
    const [oldest] = items
    if (oldest === undefined || oldest.position <= Math.max(1, position)) return items
    const stretch = await earlier(groupId, base, oldest.position)
    if (stretch.items.length === 0) return items
    items = joined(stretch.items, items)
  }
  return items
}

/** Tells the server how far the person has come: as far as is drawn. */
const useMarking = (groupId: string, readTo: number | undefined, position: number): void => {
  const marked = useRef(0)
  useEffect(() => {
    if (readTo === undefined || position <= Math.max(marked.current, readTo)) return
    marked.current = position
    // Only a convenience of the person's own; the next visit says it again.
    markRead(groupId, position).catch(() => {
      marked.current = 0
    })
  }, [groupId, readTo, position])
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
