import type { HandlerOutput } from '../../../kernel/contract'
import type { broadcast } from '../contract'

export type FeedItem = HandlerOutput<(typeof broadcast)['readFeed']>['items'][number]

/** What an item says, the same in every group; immutable. */
export type ItemContent = Omit<FeedItem, 'itemId' | 'position' | 'at'> & { readonly _id: string }

/** Where an item lies in one group's feed. */
export interface FeedEntry {
  readonly id: string
  /** Position, from 1, without gaps. */
  readonly p: number
  readonly at: Date
}

/** Entries without a content are left out: a content is written before the first entry, so there are none. */
export const toFeedItems = (
  entries: readonly FeedEntry[],
  contents: ReadonlyMap<string, ItemContent>,
): FeedItem[] =>
  entries.flatMap((entry) => {
    const content = contents.get(entry.id)
    return content ? [toFeedItem(entry, content)] : []
  })

export const toFeedItem = (entry: FeedEntry, { _id, ...said }: ItemContent): FeedItem => ({
  itemId: entry.id,
  position: entry.p,
  at: entry.at.toISOString(),
  ...said,
})

/** What readers call an item: the title of whatever it carries, else how its text begins. */
export const titleOf = ({ guide, link, title, answer, text }: Omit<ItemContent, '_id'>): string =>
  guide?.title ?? link?.title ?? title ?? answer?.question.slice(0, 60) ?? text?.slice(0, 60) ?? ''

/** The one line that a list of groups shows of it. */
export const lineOf = (content: Omit<ItemContent, '_id'>): string => {
  const said = titleOf(content) || (content.text ?? '')
  switch (content.kind) {
    case 'picture':
      return `［图片］${said}`
    case 'file':
      return `［文件］${said}`
    case 'answer':
      return `［答复］${said}`
    default:
      return content.corrects === undefined ? said : `［更正］${said}`
  }
}

/** All words of an item in one spelling, by which a search in a group finds it. */
export const wordsOf = ({
  guide,
  link,
  answer,
  title,
  text,
  file,
  picture,
}: Omit<ItemContent, '_id'>): string =>
  [
    title,
    text,
    guide?.title,
    guide?.card,
    link?.title,
    link?.text,
    answer?.question,
    answer?.answer,
    answer?.law?.name,
    answer?.law?.article,
    file?.name,
    picture?.alt,
  ]
    .filter((words) => words !== undefined)
    .join('\n')
    .toLowerCase()
