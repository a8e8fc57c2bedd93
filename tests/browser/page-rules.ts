import type { Page } from 'playwright-core'

/** Half of the smallest target, less a pixel that rounding may take. */
const REACH = 21

/** Everything on the visible page that can be pressed or typed into and breaks a rule: no name for a screen reader, or an area
 *  of less than 44 × 44 px. What is asked is what a finger would hit, so an area that is larger than its picture counts. */
export const brokenControls = async (page: Page): Promise<string[]> => {
  const controls = page.locator(
    '.tap[role], .weui-tabbar__item, input:not([type=file]), textarea, a[href], button',
  )
  const broken: string[] = []
  for (const control of await controls.all()) {
    if (!(await control.isVisible())) continue
    await control.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const found = await control.evaluate((element, reach) => {
      const box = element.getBoundingClientRect()
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const hit = ([dx, dy]: readonly [number, number]) => {
        const at = document.elementFromPoint(x + dx, y + dy)
        return at !== null && (element.contains(at) || at.contains(element))
      }
      const name = element.getAttribute('aria-label') ?? element.textContent.trim()
      const isField = element.matches('input, textarea')
      const points = [
        [0, -reach],
        [0, reach],
        [-reach, 0],
        [reach, 0],
      ] as const
      const own = ([dx, dy]: readonly [number, number]) => {
        const at = document.elementFromPoint(x + dx, y + dy)
        return at !== null && (element === at || element.contains(at))
      }
      const text = `${element.className || element.tagName} “${name}” ${Math.round(box.width)}×${Math.round(box.height)}`
      if (name === '' || (isField && element.getAttribute('aria-label') === null)) return `no name: ${text}`
      // A field may be entered anywhere in its frame.
      if (!points.every(isField ? hit : own)) return `too small: ${text}`
      return undefined
    }, REACH)
    if (found !== undefined) broken.push(found)
  }
  return broken
}

/** How far the page can be scrolled sideways, in px; 0 is right. Rows of chips may scroll by themselves. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scrolled = [
      document.documentElement,
      ...document.querySelectorAll('.taro_router, .taro_page, .screen, .page'),
    ]
    return Math.max(...scrolled.map((element) => element.scrollWidth - element.clientWidth))
  })
