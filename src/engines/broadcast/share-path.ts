import type { Signer } from '../../kernel/signer'
import { after, DAY, shanghaiDay, startOfDay } from '../../kernel/time'

const PURPOSE = 'share'
const LIFE = 400 * DAY

/** One item as it came to one group. */
export interface Shared {
  readonly broadcastId: string
  readonly groupId: string
}

/** What a shared card carries: which item, made for which group. Signed, so that nobody guesses another; the same all
 *  day, so that a card shared twice is one card. */
export const shareToken = (signer: Signer, { broadcastId, groupId }: Shared, now: Date): string =>
  signer.sign(PURPOSE, `${broadcastId}|${groupId}`, after(startOfDay(shanghaiDay(now)), LIFE))

/** Undefined when it was changed, guessed or is too old. */
export const openShare = (signer: Signer, token: string): Shared | undefined => {
  const [broadcastId, groupId] = signer.verify(PURPOSE, token)?.split('|') ?? []
  return broadcastId === undefined || groupId === undefined ? undefined : { broadcastId, groupId }
}

/** The page that opens it in the mini-program. */
export const sharePath = (token: string): string => `/packages/broadcast/shared/index?s=${token}`

/** The same page in a browser. */
export const shareLink = (publicUrl: string, signer: Signer, shared: Shared, now: Date): string =>
  `${publicUrl}/#${sharePath(shareToken(signer, shared, now))}`
