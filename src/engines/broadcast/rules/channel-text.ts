import type { ItemContent } from './feed-item'
import { titleOf } from './feed-item'
import { lengthOf, shorten, type LengthUnit } from './text-length'

/** What goes out on one channel, and how long that is. */
export interface Length {
  readonly text: string
  readonly used: number
  readonly limit: number
  readonly unit: LengthUnit
  readonly shortened: boolean
}

/** An item as a chat is told of it: a heading, some words, a line about it, and what to do. */
export interface Card {
  readonly from: string
  readonly title: string
  readonly text: string
  readonly note: string
  /** The last line, in front of the link: 打开指引，读后点确认. */
  readonly ask: string
}

type Said = Omit<ItemContent, '_id'>

/** Pure, so that the client shows while somebody types what the adapters will send. */
export const cardOf = (said: Said): Card => {
  const { guide, link, file, picture, corrects, compulsory, from } = said
  const title = titleOf(said)
  return {
    from,
    title: corrects === undefined ? title : `更正：${title}`,
    text: guide?.card ?? link?.text ?? said.text ?? '',
    note: guide
      ? `第 ${guide.version} 版，${guide.issuedOn} 起用`
      : (link?.state ?? file?.name ?? picture?.alt ?? ''),
    ask: guide ? (compulsory ? '打开指引，读后请点确认' : '打开指引') : '打开看看',
  }
}

/** WeCom: a robot's markdown holds 4,096 bytes of UTF-8. */
export const ROBOT_BYTES = 4096
/** A card in a chat shows some 30 characters of its title. */
export const SHARE_CHARACTERS = 30
/** What fits well into one message of a QQ group. */
export const RELAY_CHARACTERS = 600

/** Signs that would make markup, a mention or a link of somebody's words; a robot's markdown has no way to escape them. */
const MARKUP: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '｀',
  '#': '＃',
  _: '＿',
  '~': '～',
  '|': '｜',
  '\\': '＼',
}
const plain = (text: string): string => text.replace(/[<>[\]*`#_~|\\]/g, (sign) => MARKUP[sign] ?? '')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const REPEATED = '（再发一次：前一条可能没有送到）'

/** The message of a robot. Only the words in the middle are shortened: heading, note and link stay whole. */
export const robotMessage = (card: Card, link: string, repeated = false): Length => {
  const head = [...(repeated ? [REPEATED] : []), `**${plain(oneLine(card.title))}**`].join('\n')
  const note = card.note === '' ? [] : [`> ${plain(oneLine(card.note))}`]
  const tail = [...note, plain(oneLine(card.from)), `[${plain(card.ask)}](${link})`].join('\n')
  return between(head, plain(card.text), tail, ROBOT_BYTES, 'bytes')
}

/** The title of a card in the share sheet. */
export const shareTitle = (card: Card): Length => {
  const text = shorten(oneLine(card.title), SHARE_CHARACTERS, 'characters')
  return length(text, SHARE_CHARACTERS, 'characters', text !== oneLine(card.title))
}

/** Text to copy into a QQ group, or any chat. */
export const relayText = (card: Card, link: string): Length => {
  const tail = [...(card.note === '' ? [] : [oneLine(card.note)]), `${card.ask}：${link}`, card.from].join(
    '\n',
  )
  return between(`【${oneLine(card.title)}】`, card.text, tail, RELAY_CHARACTERS, 'characters')
}

/** What stands on a poster beside its code. */
export const posterOf = (card: Card, link: string): { title: string; text: string; link: string } => ({
  title: oneLine(card.title),
  text: shorten(oneLine(card.text), 90, 'characters'),
  link,
})

const between = (head: string, text: string, tail: string, limit: number, unit: LengthUnit): Length => {
  const room = limit - lengthOf(`${head}\n\n${tail}`, unit)
  const middle = shorten(text.trim(), Math.max(0, room), unit)
  const body = [head, ...(middle === '' ? [] : [middle]), tail].join('\n')
  return length(body, limit, unit, middle !== text.trim())
}

const length = (text: string, limit: number, unit: LengthUnit, shortened: boolean): Length => ({
  text,
  used: lengthOf(text, unit),
  limit,
  unit,
  shortened,
})
