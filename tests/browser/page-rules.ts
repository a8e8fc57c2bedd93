import type { Page } from 'playwright-core'

/** Half of the smallest target, less a pixel that rounding may take. */
const REACH = 21

const CONTROLS = '.tap[role], .weui-tabbar__item, input:not([type=file]), textarea, a[href], button'

/** Everything on the visible page that can be pressed or typed into and breaks a rule: no name for a screen reader, or an area
 *  of less than 44 × 44 px. What is asked is what a finger would hit, so an area that is larger than its picture counts. */
export const brokenControls = (page: Page): Promise<string[]> =>
  // One question for all controls: a page of the desk has hundreds, and each question of its own would take milliseconds.
  page.evaluate(
    ({ controls, reach }) => {
      const points = [
        [0, -reach],
        [0, reach],
        [-reach, 0],
        [reach, 0],
      ] as const
      const isVisible = (element: Element): boolean => {
        const { width, height } = element.getBoundingClientRect()
        return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible'
      }
      const whatIsWrong = (element: Element): string | undefined => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' })
        const box = element.getBoundingClientRect()
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
        const isField = element.matches('input, textarea')
        const isHit = ([dx, dy]: (typeof points)[number]): boolean => {
          const at = document.elementFromPoint(x + dx, y + dy)
          // A field may be entered anywhere in its frame.
          return at !== null && (element.contains(at) || (isField && at.contains(element)))
        }
        const label = element.getAttribute('aria-label')
        const name = label ?? element.textContent.trim()
        const text = `${element.className || element.tagName} “${name}” ${Math.round(box.width)}×${Math.round(box.height)}`
        if (name === '' || (isField && label === null)) return `no name: ${text}`
        return points.every(isHit) ? undefined : `too small: ${text}`
      }
      return [...document.querySelectorAll(controls)]
        .filter(isVisible)
        .flatMap((element) => whatIsWrong(element) ?? [])
    },
    { controls: CONTROLS, reach: REACH },
  )

/** Says so when the page can be scrolled sideways. Rows of chips may scroll by themselves. */
export const sideways = async (page: Page): Promise<string[]> => {
  const by = await page.evaluate(() => {
    const scrolled = [
      document.documentElement,
      ...document.querySelectorAll('.taro_router, .taro_page, .screen, .page'),
    ]
    return Math.max(...scrolled.map((element) => element.scrollWidth - element.clientWidth))
  })
  return by > 0 ? [`${by} px too wide`] : []
}
