import { fetchPublic, hasPublicFiles } from '../../platform/public-files'
import { readFeed, type FeedItem } from './api'

/** Items of one sealed segment; the head's tail begins after them. */
const SEGMENT = 32

interface Head {
  last: number
  segments: number
  tail: FeedItem[]
}

export interface Stretch {
  readonly last: number
  readonly items: readonly FeedItem[]
}

/** The newest part of a group's page. Where plain files are served, one GET that a cache answers; a call otherwise. */
export const newest = async (groupId: string, base: string): Promise<Stretch> => {
  if (!hasPublicFiles) return readFeed({ groupId })
  const head = await fetchPublic<Head>(`${base}/head`)
  // A tail that has just been sealed is short; the segment before it fills the screen.
  const before = head.tail.length < 8 && head.segments > 0 ? await segment(base, head.segments) : []
  return { last: head.last, items: [...before, ...head.tail] }
}

/** The items right below a position. */
export const earlier = async (groupId: string, base: string, before: number): Promise<Stretch> =>
  hasPublicFiles
    ? { last: before, items: await segment(base, Math.ceil((before - 1) / SEGMENT)) }
    : readFeed({ groupId, before })

/** Segments never change, so the browser's cache keeps them. */
const segment = async (base: string, number: number): Promise<FeedItem[]> =>
  (await fetchPublic<{ items: FeedItem[] }>(`${base}/segments/${number}`)).items
