import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { House } from './house'
import type { Signer } from './signer'
import { after, DAY, MINUTE, type Clock } from './time'

/** What an operation signs when it lets somebody upload one file. */
const Claim = z.strictObject({
  fileId: z.string(),
  /** What it is for: `roster`, `picture`, `chat`. */
  purpose: z.string(),
  maxBytes: z.int().positive(),
  fileName: z.string(),
  contentType: z.string(),
  accountId: z.string(),
})
export type UploadClaim = z.output<typeof Claim>

const TICKET_LIFE = 30 * MINUTE
/** An upload that nobody uses is removed after a day; the operation that uses it decides how long it stays. */
const UNUSED_LIFE = DAY

/** A file goes to storage by a ticket of 30 minutes: whole to door 2, or in pieces through a function, which carries 100 KB.
 *  Its bytes are looked at when it is first used. */
export const uploadTicket = (
  { signer, clock }: { readonly signer: Signer; readonly clock: Clock },
  claim: UploadClaim,
): { ticket: string; putTo: string; expiresAt: string } => {
  const expiresAt = after(clock.now(), TICKET_LIFE)
  const ticket = signer.sign('upload', JSON.stringify(claim), expiresAt)
  return { ticket, putTo: `/api/files/${ticket}`, expiresAt: expiresAt.toISOString() }
}

/** What a ticket says; undefined when it was changed, is over, or is none. */
export const readTicket = (signer: Signer, ticket: string): UploadClaim | undefined => {
  const signed = signer.verify('upload', ticket)
  return signed === undefined ? undefined : Claim.parse(JSON.parse(signed))
}

/** Stores what a ticket announced, whichever way it came. Refuses with TOO_LARGE past what was announced. The first whole file
 *  of a ticket stays: another one answers `false`. */
export const storeUpload = (
  { files, clock }: Pick<House, 'files' | 'clock'>,
  { fileId, purpose, fileName, contentType, maxBytes }: UploadClaim,
  body: Readable,
): Promise<boolean> =>
  files.put(
    fileId,
    body,
    { purpose, fileName, contentType, expiresAt: after(clock.now(), UNUSED_LIFE) },
    maxBytes,
  )
