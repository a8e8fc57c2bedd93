import type { Signer } from '../../../kernel/signer'
import { after, DAY, shanghaiDay, startOfDay, type Clock } from '../../../kernel/time'

/** A signed address of a picture: the same for everybody all day, so that caches may keep it, and good for at least one more day. */
export const picturePath = (signer: Signer, clock: Clock, fileId: string): string =>
  `/api/files/${signer.sign('file', fileId, after(startOfDay(shanghaiDay(clock.now())), 2 * DAY))}`
