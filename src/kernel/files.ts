import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GridFSBucket, ObjectId, type Db } from 'mongodb'
import { collection } from './collection'
import { isDuplicate } from './database-errors'
import { HEAD_BYTES } from './file-kinds'
import { refuse } from './refusal'
import { newFileKey, opening, plainBytes, sealedSpan, sealing } from './sealed-stream'
import type { Sealed, Vault } from './vault'

/** Files live in the database (GridFS): replicated, backed up and deleted with everything else. What holds personal data is
 *  sealed on its way in and opened on its way out; a file from before that is read as it lies. */
export interface Files {
  /** Stores a stream under an id; refuses with TOO_LARGE past `maxBytes`, and nothing of it stays.
   *  A second upload under the same id is refused by answering `false`. */
  put(fileId: string, body: Readable, about: FileAbout, maxBytes: number): Promise<boolean>
  about(fileId: string): Promise<StoredFile | undefined>
  /** The whole file, or its bytes from `from` (inclusive) to `to` (exclusive): multiples of 64 KB, `to` may lie beyond the end. */
  open(fileId: string, part?: { readonly from: number; readonly to: number }): Readable
  /** An upload that is used now: no job deletes it any more. */
  keep(fileId: string): Promise<void>
  remove(fileId: string): Promise<void>
}

export interface FileAbout {
  readonly fileName: string
  readonly contentType: string
  /** What it is for: `roster`, `picture`, `export`; it decides whether the file is sealed. */
  readonly purpose: string
  /** When a job may delete it; absent: kept. */
  readonly expiresAt?: Date
}

export interface StoredFile extends FileAbout {
  readonly bytes: number
}

/** One id, one file: of two uploads by one ticket at once the first to end is the file, so that nobody swaps what was
 *  already looked at. */
export const storedFiles = collection('files.files', [
  { key: { filename: 1 }, unique: true, name: 'one_file_an_id' },
])

/** What people send to their lawyer, rosters, and sheets with people in them. */
const SEALED = new Set(['chat', 'roster', 'export'])

/** How a file lies in the bucket. */
type Lying = FileAbout & {
  /** The key of this file alone, sealed by the vault. */
  readonly key?: Sealed
}

const bucketOf = (db: Db): GridFSBucket => new GridFSBucket(db, { bucketName: 'files' })

export const createFiles = (db: Db, vault: Vault): Files => {
  const bucket = bucketOf(db)
  const find = async (fileId: string) => {
    const [file] = await bucket.find({ filename: fileId }).limit(1).toArray()
    return file && { _id: file._id, length: file.length, about: file.metadata as unknown as Lying }
  }
  const keyPurpose = (fileId: string): string => `file:${fileId}`
  const read = async function* (
    fileId: string,
    part?: { readonly from: number; readonly to: number },
  ): AsyncGenerator<Buffer> {
    const file = await find(fileId)
    if (!file) throw new Error(`no file ${fileId}`)
    const { key } = file.about
    const plain = part && { start: part.from, end: Math.min(file.length, part.to) }
    const sealed = part && key && sealedSpan(file.length, part.from, part.to)
    const span = sealed ?? plain
    if (span && span.start >= span.end) return
    const lying = bucket.openDownloadStream(file._id, span && { start: span.start, end: span.end })
    if (!key) {
      yield* lying
      return
    }
    const opener = opening(Buffer.from(vault.open(key, keyPurpose(fileId)), 'base64'), sealed)
    lying.on('error', (error) => opener.destroy(error))
    try {
      yield* lying.pipe(opener)
    } finally {
      // Whoever reads only the beginning leaves nothing open.
      lying.destroy()
    }
  }
  return {
    put: async (fileId, body, about, maxBytes) => {
      if (await find(fileId)) return false
      let bytes = 0
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          done(bytes > maxBytes ? refuse('TOO_LARGE') : null, chunk)
        },
      })
      const key = SEALED.has(about.purpose) ? newFileKey() : undefined
      const lying: Lying = {
        ...about,
        ...(key && { key: vault.seal(key.toString('base64'), keyPurpose(fileId)) }),
      }
      const upload = bucket.openUploadStreamWithId(new ObjectId(), fileId, { metadata: { ...lying } })
      try {
        await (key ? pipeline(body, meter, sealing(key), upload) : pipeline(body, meter, upload))
      } catch (error) {
        if (isDuplicate(error)) {
          // The stream has ended, so it cannot be aborted any more; its pieces are still there.
          await bucket.delete(upload.id).catch(() => undefined)
          return false
        }
        await upload.abort().catch(() => undefined)
        throw error
      }
      return true
    },
    about: async (fileId) => {
      const file = await find(fileId)
      if (!file) return undefined
      const { key, ...about } = file.about
      return { ...about, bytes: key ? plainBytes(file.length) : file.length }
    },
    open: (fileId, part) => Readable.from(read(fileId, part), { objectMode: false }),
    keep: async (fileId) => {
      await db
        .collection('files.files')
        .updateMany({ filename: fileId }, { $unset: { 'metadata.expiresAt': '' } })
    },
    remove: async (fileId) => {
      const file = await find(fileId)
      if (file) await bucket.delete(file._id)
    },
  }
}

/** The first bytes of a stored file, by which it is known what it is. */
export const headOf = async (files: Pick<Files, 'open'>, fileId: string): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of files.open(fileId)) {
    const part = chunk as Buffer
    parts.push(part)
    bytes += part.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(parts)
}

/** Deletes files whose time is over; returns how many. */
export const removeExpiredFiles = async (db: Db, now: Date): Promise<number> => {
  const bucket = bucketOf(db)
  const expired = await bucket.find({ 'metadata.expiresAt': { $lt: now } }).toArray()
  for (const file of expired) await bucket.delete(file._id)
  return expired.length
}
