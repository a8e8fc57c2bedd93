import { createHash } from 'node:crypto'
import { fileAddress } from '../../kernel/file-address'
import type { Signer } from '../../kernel/signer'
import { after, DAY } from '../../kernel/time'
import type { Unit } from '../../kernel/unit'
import { lineOf } from './rules/feed-item'
import { contentOfPost, type PostContent } from './rules/post'
import { createFeedStore } from './store/feeds'
import { createItemStore } from './store/items'

export type { PostContent } from './rules/post'

export interface Post {
  /** Names what is posted: the same key again posts nothing again, and says what was said first. Prefix it with your
   *  engine: `lecture:seg_…`. */
  readonly key: string
  /** At most 1,000 in one call; more calls under one key reach more groups with one item. */
  readonly groupIds: readonly string[]
  /** Who says it, as readers see it. */
  readonly from: string
  readonly content: PostContent
}

export interface Posting {
  /** Puts one item at the end of each group's page; exactly once each, however often it is repeated and wherever it is
   *  killed (a group that got 64 newer items since counts as not having it). Never inside a transaction: call it from a
   *  flow. Returns the item's id. Throws a RangeError for more than 1,000 groups. */
  post(post: Post): Promise<string>
}

const MOST = 1000
/** Items are immutable and cached for long, so the addresses in them last as long as receipts are kept. */
const FILE_LIFE = 3 * 365 * DAY

/** The address of a file inside an item; whoever reads the group reads it. */
export const itemFilePath = (signer: Signer, fileId: string, now: Date): string =>
  fileAddress(signer, fileId, after(now, FILE_LIFE))

export const postId = (key: string): string =>
  `post_${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`

/** How lectures, benefits and the hotline reach groups' pages; `_ports` as the engine's own. */
export const createPosting = (_ports: unknown, unit: Unit): Posting => {
  const items = createItemStore(unit)
  const feeds = createFeedStore(unit)
  return {
    post: async ({ key, groupIds, from, content }) => {
      if (groupIds.length > MOST) throw new RangeError(`at most ${MOST} groups in one call`)
      const itemId = postId(key)
      const at = unit.clock.now()
      const said = {
        from,
        compulsory: false,
        ...contentOfPost(content, (fileId) => itemFilePath(unit.signer, fileId, at)),
      }
      await items.addMissing({ _id: itemId, ...said })
      await feeds.append([...new Set(groupIds)], { itemId, at, line: lineOf(said) })
      return itemId
    },
  }
}
