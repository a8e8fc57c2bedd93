import type { Signer } from './signer'
import { after, DAY, shanghaiDay, startOfDay } from './time'

/** Where a stored file is fetched until a moment, by whoever holds the address. */
export const fileAddress = (signer: Signer, fileId: string, until: Date): string =>
  `/api/files/${signer.sign('file', fileId, until)}`

/** The file that the last part of an address names; undefined when it was changed or its time is over. */
export const openFileAddress = (signer: Signer, signed: string): string | undefined =>
  signer.verify('file', signed)

/** The same for everybody all day, so that caches may keep it, and good for at least one more day. */
export const dayLongAddress = (signer: Signer, fileId: string, now: Date): string =>
  fileAddress(signer, fileId, after(startOfDay(shanghaiDay(now)), 2 * DAY))
