import type { Signer } from '../../kernel/signer'
import { after, DAY, shanghaiDay, startOfDay } from '../../kernel/time'

const PURPOSE = 'feed'

/** All readers of a group get one address until midnight in Shanghai, so that one cached answer serves them all.
 *  It holds until the following midnight: between 24 and 48 hours from now. */
export const signFeedPath = (
  signer: Signer,
  groupId: string,
  now: Date,
): { base: string; expiresAt: Date } => {
  const expiresAt = after(startOfDay(shanghaiDay(now)), 2 * DAY)
  return { base: `/api/feeds/${signer.sign(PURPOSE, groupId, expiresAt)}`, expiresAt }
}

export interface FeedAccess {
  readonly groupId: string
  readonly expiresAt: Date
}

/** What a signed path opens; undefined when it was changed or has expired. */
export const openFeedPath = (signer: Signer, signed: string): FeedAccess | undefined => {
  const groupId = signer.verify(PURPOSE, signed)
  if (groupId === undefined) return undefined
  const [, seconds = ''] = signed.split('.')
  return { groupId, expiresAt: new Date(Number.parseInt(seconds, 36) * 1000) }
}
