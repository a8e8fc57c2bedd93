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
