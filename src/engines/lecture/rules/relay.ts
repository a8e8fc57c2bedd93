import { lineOf } from './line'
import type { LectureState, RoomEntry } from './room'

/** What fits well into one message of a chat, the link not among it. */
export const RELAY_CHARACTERS = 600

/** `when`: its start in plain words. */
export interface Relayed {
  readonly title: string
  readonly lecturer: string
  readonly state: LectureState
  readonly when: string
}

export interface RelayBlock {
  readonly text: string
  /** Entries told in it. */
  readonly items: number
  /** The position up to which it tells: the next block begins behind it. */
  readonly upTo: number
  /** There is more than one message holds. */
  readonly more: boolean
}

const headOf = ({ title, lecturer, state, when }: Relayed): string => {
  const now = {
    planned: `${when}，${lecturer}讲，可以提问`,
    live: `${lecturer}正在讲，可以提问`,
    closing: `${lecturer}正在答最后几个问题`,
    ended: `${lecturer}讲完了，内容和答复都在里面`,
    cancelled: '这一讲取消了',
  }[state]
  return `【法律讲堂】${title}\n${now}`
}

/** The next message for a chat into which no program may post: what came after `after`, oldest first, as much as one message
 *  holds. With nothing new it is the invitation alone. `last`: the newest position of the room. */
export const relayBlock = (
  about: Relayed,
  entries: readonly RoomEntry[],
  after: number,
  last: number,
): RelayBlock => {
  const told = entries.flatMap((entry) => {
    const line = entry.position > after ? lineOf(entry) : undefined
    return line === undefined ? [] : [{ line, position: entry.position }]
  })
  let text = headOf(about)
  let items = 0
  for (const { line } of told) {
    if (text.length + line.length + 1 > RELAY_CHARACTERS) break
    text += `\n${line}`
    items += 1
  }
  const more = items < told.length
  return { text, items, more, upTo: more ? (told[items - 1]?.position ?? after) : Math.max(after, last) }
}
