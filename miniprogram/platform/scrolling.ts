import Taro, { usePageScroll } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { isWeapp } from './where'

/** Less than this above the end still counts as being there, in px. */
const NEAR = 120
/** A page grows a moment after its content has changed, in milliseconds. */
const GROWN_MS = 80
const DRAWN_MS = 50
/** A line may be pinned over the messages; what is scrolled to stands below it, in px. */
const PINNED = 64

type Target = `#${string}` | 'end'

/** Scrolls the page on top to its end, or to what the selector names, `below` px under the top, in `duration` milliseconds. A page that went away meanwhile is not missed. */
export const scrollTo = (target: Target, duration = 200, below = 0): void => {
  Taro.pageScrollTo(
    target === 'end'
      ? { scrollTop: 1_000_000, duration: 0 }
      : { selector: target, duration, offsetTop: -below },
  ).catch(() => undefined)
}

/** Does something a moment later, when what was just drawn is there, unless another page lies on top of the asking one by then: the
 *  platforms only know how to scroll the page on top, and its reader is not to be moved. */
const useSoon = (): ((what: () => void, after: number) => void) => {
  const { page } = Taro.getCurrentInstance()
  const own = useRef(page)
  return useCallback((what, after) => {
    setTimeout(() => {
      if (Taro.getCurrentInstance().page === own.current) what()
    }, after)
  }, [])
}

/** `scrollTo` for the page that asks, `after` milliseconds later. */
export const useScrollSoon = (): ((target: Target, after: number) => void) => {
  const soon = useSoon()
  return useCallback((target, after) => soon(() => scrollTo(target, 200, PINNED), after), [soon])
}

/** Brings the element with an id into view soon, in whatever scrolls around it. */
export const useReveal = (): ((id: string) => void) => {
  const soon = useSoon()
  return useCallback(
    (id) =>
      soon(() => {
        if (isWeapp) scrollTo(`#${id}`, 0)
        else document.querySelector(`#${id}`)?.scrollIntoView({ block: 'end' })
      }, DRAWN_MS),
    [soon],
  )
}

/** Whether the reader follows the end of the page, so that what comes next may move it: yes after `toEnd`, no more once they scroll
 *  up, yes again when they come back down. No platform tells how long a page is; the furthest place reached does. */
export const useFollowing = (): { readonly following: boolean; readonly toEnd: () => void } => {
  const [following, setFollowing] = useState(false)
  const furthest = useRef<number>()
  usePageScroll(({ scrollTop }) => {
    // Nobody has been at the end yet: reading down from the top is not following.
    if (furthest.current === undefined) return
    furthest.current = Math.max(furthest.current, scrollTop)
    setFollowing(scrollTop >= furthest.current - NEAR)
  })
  const scrollSoon = useScrollSoon()
  const toEnd = useCallback(() => {
    furthest.current ??= 0
    setFollowing(true)
    scrollSoon('end', GROWN_MS)
  }, [scrollSoon])
  return { following, toEnd }
}
