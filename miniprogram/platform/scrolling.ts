import { usePageScroll } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { scrollToEnd } from './navigate'

/** Less than this above the end still counts as being there, in px. */
const NEAR = 120
/** A page grows a moment after its content has changed, in milliseconds. */
const GROWN_MS = 80

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
  const toEnd = useCallback(() => {
    furthest.current ??= 0
    setFollowing(true)
    setTimeout(scrollToEnd, GROWN_MS)
  }, [])
  return { following, toEnd }
}
