import { isWeapp } from './where'

const REACHED = '[tabindex="0"], input, textarea, select, button, a[href]'
/** What is open, the topmost last: only that one hears the keyboard. */
const open: HTMLElement[] = []

const reachedIn = (box: HTMLElement): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(REACHED)].filter((one) => one.getClientRects().length > 0)

/** In a browser the keyboard stays inside what lies over the page: Tab goes round in it, Escape closes it, and when it is gone
 *  the focus is where it was. Returns how to let go. WeChat has no keyboard of this kind. */
export const holdKeyboard = (selector: string, close: () => void): (() => void) | undefined => {
  if (isWeapp) return undefined
  const before = document.activeElement
  const found = document.querySelectorAll<HTMLElement>(selector)
  const box = found[found.length - 1]
  if (box === undefined) return undefined
  open.push(box)
  reachedIn(box)[0]?.focus()
  const listen = (event: KeyboardEvent): void => {
    if (open[open.length - 1] !== box) return
    if (event.key === 'Escape') close()
    if (event.key !== 'Tab') return
    const stops = reachedIn(box)
    const at = stops.findIndex((one) => one === document.activeElement)
    const next = event.shiftKey ? at - 1 : at + 1
    const inside = at >= 0 && next >= 0 && next < stops.length
    if (inside) return
    event.preventDefault()
    stops[event.shiftKey ? stops.length - 1 : 0]?.focus()
  }
  document.addEventListener('keydown', listen)
  return () => {
    document.removeEventListener('keydown', listen)
    open.splice(open.indexOf(box), 1)
    if (before instanceof HTMLElement) before.focus()
  }
}
