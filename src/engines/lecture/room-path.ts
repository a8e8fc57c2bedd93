import type { Signer } from '../../kernel/signer'
import { after, DAY, shanghaiDay, startOfDay } from '../../kernel/time'

const ROOM = 'room'
const SHARE = 'lecture-share'
const SHARE_LIFE = 60 * DAY

/** All who look at a room get one address until midnight in Shanghai, so that one cached answer serves them all.
 *  It holds until the following midnight: between 24 and 48 hours from now. */
export const signRoomPath = (
  signer: Signer,
  lectureId: string,
  now: Date,
): { base: string; expiresAt: string } => {
  const expiresAt = after(startOfDay(shanghaiDay(now)), 2 * DAY)
  return {
    base: `/api/rooms/${signer.sign(ROOM, lectureId, expiresAt)}`,
    expiresAt: expiresAt.toISOString(),
  }
}

export interface RoomAccess {
  readonly lectureId: string
  readonly expiresAt: Date
}

/** What a signed path opens; undefined when it was changed or has expired. */
export const openRoomPath = (signer: Signer, signed: string): RoomAccess | undefined => {
  const lectureId = signer.verify(ROOM, signed)
  if (lectureId === undefined) return undefined
  const [, seconds = ''] = signed.split('.')
  return { lectureId, expiresAt: new Date(Number.parseInt(seconds, 36) * 1000) }
}

/** What a share card carries: whoever has it may listen, and nothing more. */
export const signShare = (signer: Signer, lectureId: string, now: Date): string =>
  signer.sign(SHARE, lectureId, after(startOfDay(shanghaiDay(now)), SHARE_LIFE))

export const isShareOf = (signer: Signer, share: string | undefined, lectureId: string): boolean =>
  share !== undefined && signer.verify(SHARE, share) === lectureId
