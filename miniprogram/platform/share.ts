import Taro, { useShareAppMessage } from '@tarojs/taro'
import { addressOf, type PageName } from './navigate'
import { isWeapp } from './where'

export interface Card {
  /** At most 30 characters are shown. */
  readonly title: string
  readonly page: PageName
  readonly params?: Readonly<Record<string, string | number | undefined>>
}

/** Tells WeChat what to send when the person shares this page. */
export const useShareCard = (card: Card | undefined): void => {
  useShareAppMessage(() =>
    card === undefined
      ? { title: '娘家人', path: addressOf('home') }
      : { title: card.title, path: addressOf(card.page, card.params) },
  )
}

/** A page with several cards to pass on: what is shared depends on the button that was tapped, by its id. `onOpen` is told
 *  that the list of chats opens; WeChat never says whether somebody was chosen in it. Needs `enableShareAppMessage`. */
export const useShareOf = (
  cardOf: (button: string | undefined) => { readonly title: string; readonly path: string } | undefined,
  onOpen: (button: string) => void,
): void => {
  useShareAppMessage((shared) => {
    const { id } = (shared.target ?? {}) as { id?: string }
    const card = cardOf(id)
    if (id !== undefined && card !== undefined) onOpen(id)
    return card === undefined ? { title: '娘家人', path: addressOf('home') } : { ...card }
  })
}

/** In WeChat a button of its own opens the list of chats (`openType: 'share'`); a browser copies the link instead. */
export const sharesByButton = isWeapp

/** Copies the page's link; false when the browser does not let us. */
export const copyLink = async (card: Card): Promise<boolean> => {
  const { origin, pathname } = window.location
  try {
    await Taro.setClipboardData({
      data: `${card.title}\n${origin}${pathname}#${addressOf(card.page, card.params)}`,
    })
    return true
  } catch {
    return false
  }
}
