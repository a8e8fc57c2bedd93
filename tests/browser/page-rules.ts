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

/** Words that stand out too little from their ground: below 4.5:1, or 3:1 where they are large (WCAG 2.2 AA). */
export const faintWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number]
    const read = (colour: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      return [red, green, blue, alpha]
    }
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const light = (colour: Colour): number => {
      const linear = (part: number) =>
        part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
      return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
    }
    // A chip's ground is drawn by what stands before its words.
    const groundsOf = (element: Element): Colour[] => [
      read(getComputedStyle(element).backgroundColor),
      ...(element.matches('.chip') ? [read(getComputedStyle(element, '::before').backgroundColor)] : []),
    ]
    const groundOf = (element: Element): Colour => {
      const under: Colour[] = []
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        under.push(...groundsOf(at).reverse())
        if (under.some(([, , , alpha]) => alpha === 1)) break
      }
      return under.reverse().reduce((below, above) => over(above, below), [255, 255, 255, 1])
    }
    const ratio = (words: Colour, ground: Colour): number => {
      const [dim = 0, bright = 0] = [light(over(words, ground)), light(ground)].sort((a, b) => a - b)
      return (bright + 0.05) / (dim + 0.05)
    }
    const judge = (element: Element, words: string, style: CSSStyleDeclaration): string | undefined => {
      const size = Number.parseFloat(style.fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600)
      const found = ratio(read(style.color), groundOf(element))
      return found < (isLarge ? 3 : 4.5) ? `${found.toFixed(1)}:1 “${words.trim().slice(0, 20)}”` : undefined
    }
    const isShown = (element: Element): boolean =>
      element.getClientRects().length > 0 &&
      getComputedStyle(element).visibility === 'visible' &&
      element.closest('[aria-disabled=true]') === null
    const faint: (string | undefined)[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement: element, textContent: words } = texts.currentNode
      if (element === null || words === null || words.trim() === '' || !isShown(element)) continue
      faint.push(judge(element, words, getComputedStyle(element)))
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (field.placeholder !== '' && isShown(field))
        faint.push(judge(field, field.placeholder, getComputedStyle(field, '::placeholder')))
    return [...new Set(faint.filter((one) => one !== undefined))]
  })
