import type { HandlerOutput } from '../../../kernel/contract'
import type { broadcast } from '../contract'

export type FeedItem = HandlerOutput<(typeof broadcast)['readFeed']>['items'][number]

/** What an item says, the same in every group; immutable. */
export interface ItemContent {
  readonly _id: string
  readonly from: string
  readonly kind: FeedItem['kind']
  readonly guide?: NonNullable<FeedItem['guide']>
  readonly text?: string
  readonly compulsory: boolean
  readonly corrects?: number
}

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

const toFeedItem = (entry: FeedEntry, content: ItemContent): FeedItem => ({
  itemId: entry.id,
  position: entry.p,
  at: entry.at.toISOString(),
  from: content.from,
  kind: content.kind,
  ...(content.guide && { guide: content.guide }),
  ...(content.text !== undefined && { text: content.text }),
  compulsory: content.compulsory,
  ...(content.corrects !== undefined && { corrects: content.corrects }),
})
