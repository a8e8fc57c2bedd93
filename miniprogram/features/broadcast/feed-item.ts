import type { FeedItem } from './api'

/** Whether people may confirm it and ask back; guides from before that was said always could. */
export const asksBack = ({ asks, kind }: FeedItem): boolean => asks ?? kind === 'guide'

/** A text or a picture is read where it stands; everything else is opened by a tap. */
export const isReadInPlace = (item: FeedItem): boolean =>
  asksBack(item) && (item.kind === 'text' || item.kind === 'picture')

/** How a message is called where it is spoken of. */
export const titleOf = ({ guide, title, link, answer, text, from }: FeedItem): string =>
  guide?.title ?? title ?? link?.title ?? answer?.question ?? text?.slice(0, 30) ?? from

/** 180 KB, 2.4 MB. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${Math.round(bytes / 100_000) / 10} MB`
