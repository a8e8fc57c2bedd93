import type { FeedItem, MyQuestion } from './api'

/** Messages closer together than this share one time line. */
const APART_MS = 30 * 60_000

/** One line of a chat: a message of the feed, or what the person asked. */
export interface Line {
  readonly key: string
  readonly at: string
  /** Long enough after the line before it to say when. */
  readonly apart: boolean
  readonly item?: FeedItem
  readonly question?: MyQuestion
}

const time = (at: string): number => new Date(at).getTime()

/** Puts the person's questions between the messages, by time. Those older than the first message shown wait until it is
 *  drawn; those newer than the last one belong there only when it is the end. */
export const lineUp = (
  items: readonly FeedItem[],
  questions: readonly MyQuestion[],
  isEnd: boolean,
): Line[] => {
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) return []
  const fits = questions.filter(
    ({ at }) => (time(at) >= time(first.at) || first.position === 1) && (isEnd || time(at) < time(last.at)),
  )
  const lines = [
    ...items.map((item) => ({ key: item.itemId, at: item.at, item })),
    ...fits.map((question) => ({ key: question.questionId, at: question.at, question })),
  ].sort(
    (one, other) => time(one.at) - time(other.at) || Number('question' in one) - Number('question' in other),
  )
  return lines.map((line, place) => {
    const before = lines[place - 1]
    return { ...line, apart: before === undefined || time(line.at) - time(before.at) > APART_MS }
  })
}

/** The position above which the line of unread messages stands: the first unread one that brings a mark. Somebody who is
 *  here for the first time needs no line above everything. */
export const firstUnread = (
  { last, quiet = [] }: { readonly last: number; readonly quiet?: readonly number[] | undefined },
  readTo: number,
): number | undefined => {
  if (readTo <= 0) return undefined
  for (let position = readTo + 1; position <= last; position += 1)
    if (!quiet.includes(position)) return position
  return undefined
}
