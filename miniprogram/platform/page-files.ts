import Taro from '@tarojs/taro'
import { pages, TABS } from './navigate'

export interface LostWords {
  readonly head: string
  readonly why: string
  readonly again: string
  readonly back: string
}

/** In a browser every page is a file of its own. When it does not come (no network, or a newer build has taken its place) the
 *  router only throws, and whoever tapped would see nothing happen. This says it in words over what is open: trying again loads
 *  everything anew once the server answers, going back stays where the person was. WeChat tells about its packages by itself. */
export const tellLostPages = (words: LostWords): void => {
  // The literal itself, not `isWeapp` of another file: only then all that follows leaves WeChat's package.
  if (process.env.TARO_ENV === 'weapp') return
  window.addEventListener('unhandledrejection', (event) => {
    if ((event.reason as Partial<Error> | undefined)?.name !== 'ChunkLoadError') return
    event.preventDefault()
    show(words)
  })
}

const ID = 'lost-page'

const show = ({ head, why, again, back }: LostWords): void => {
  if (document.getElementById(ID) !== null) return
  const over = piece('div', 'screen', '')
  over.id = ID
  over.setAttribute('role', 'alertdialog')
  over.setAttribute('aria-label', `${head}，${why}`)
  Object.assign(over.style, { position: 'fixed', inset: '0', zIndex: '2000', background: 'var(--ground)' })
  const blank = piece('div', 'blank', '')
  const acts = piece('div', 'blank__act btns', '')
  const retry = button(again, async () => {
    // Loading anew without a network would leave the browser's own page instead of ours.
    const answer = await fetch(window.location.pathname, { cache: 'no-store' }).catch(() => undefined)
    if (answer?.ok === true) window.location.reload()
  })
  const open = Taro.getCurrentPages().at(-1)
  if (open !== undefined) acts.append(button(back, () => leave(over, open.route ?? '')))
  acts.append(retry)
  blank.append(piece('div', 'blank__head', head), piece('div', 'blank__words', why), acts)
  over.append(blank)
  document.body.append(over)
  retry.focus()
}

/** The page that is open never went; only the address is ahead of it. */
const leave = (over: HTMLElement, open: string): void => {
  over.remove()
  const tabs: readonly string[] = TABS.map((page) => pages[page])
  const wanted = window.location.hash.slice(1).split('?')[0] ?? ''
  if (tabs.includes(wanted) && tabs.includes(open)) void Taro.switchTab({ url: open })
  else window.history.back()
}

const piece = (name: string, className: string, words: string): HTMLElement => {
  const made = document.createElement(name)
  made.className = className
  made.textContent = words
  return made
}

const button = (words: string, onTap: () => void | Promise<void>): HTMLElement => {
  const made = piece('button', 'btn', words)
  made.addEventListener('click', () => void onTap())
  return made
}
