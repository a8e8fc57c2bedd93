import { PassThrough, type Writable } from 'node:stream'
import { fileAddress } from './file-address'
import { refuse } from './refusal'
import { after, HOUR } from './time'
import type { Unit } from './unit'

/** A text, or an amount in yuan that whoever opens the sheet can add up. */
export type SheetCell = string | number

/** Writes one sheet row by row and ends `to`; no text in it is ever run as a formula. */
export type WriteSheet = (
  sheet: {
    readonly name: string
    readonly header: readonly string[]
    readonly rows: AsyncIterable<readonly SheetCell[]> | Iterable<readonly SheetCell[]>
  },
  to: Writable,
) => Promise<void>

/** A file made for one person: its address expires after an hour, and the file goes with it. */
export interface Export {
  readonly fileId: string
  readonly expiresAt: Date
}

const LIFE = HOUR
const MAX_BYTES = 200_000_000

/** Stores what `write` writes while it writes it, however long it is; before the transaction, which would not wait for it.
 *  Refuses with AWAY when it is not there in the end. */
export const makeExport = async (
  { files, ids, clock }: Pick<Unit, 'files' | 'ids' | 'clock'>,
  about: { readonly fileName: string; readonly contentType: string },
  write: (to: Writable) => Promise<void>,
): Promise<Export> => {
  const expiresAt = after(clock.now(), LIFE)
  const fileId = ids.next('export')
  const body = new PassThrough()
  // Storing begins with a look at the database; an error before that must find somebody who listens, or the process ends.
  body.once('error', () => undefined)
  // A sheet that breaks off must not be stored as if it were whole.
  const writing = write(body).catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  })
  const putting = files.put(fileId, body, { ...about, purpose: 'export', expiresAt }, MAX_BYTES)
  const [, written] = await Promise.allSettled([putting, writing])
  if (written.status === 'rejected') throw written.reason
  if (!(await files.about(fileId))) throw refuse('AWAY')
  return { fileId, expiresAt }
}

/** Where it is fetched, and until when. */
export const exportAddress = (
  { signer }: Pick<Unit, 'signer'>,
  { fileId, expiresAt }: Export,
): { path: string; expiresAt: string } => ({
  path: fileAddress(signer, fileId, expiresAt),
  expiresAt: expiresAt.toISOString(),
})
