import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GridFSBucket, ObjectId, type Db } from 'mongodb'
import { collection } from './collection'
import { isDuplicate } from './database-errors'
import { HEAD_BYTES } from './file-kinds'
import { refuse } from './refusal'

/** Files live in the database (GridFS): replicated, backed up and deleted with everything else. */
export interface Files {
  /** Stores a stream under an id; refuses with TOO_LARGE past `maxBytes`, and nothing of it stays.
   *  A second upload under the same id is refused by answering `false`. */
  put(fileId: string, body: Readable, about: FileAbout, maxBytes: number): Promise<boolean>
  about(fileId: string): Promise<StoredFile | undefined>
  open(fileId: string): Readable
  /** An upload that is used now: no job deletes it any more. */
  keep(fileId: string): Promise<void>
  remove(fileId: string): Promise<void>
}

export interface FileAbout {
  readonly fileName: string
  readonly contentType: string
  /** What it is for: `roster`, `picture`, `export`. */
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

const bucketOf = (db: Db): GridFSBucket => new GridFSBucket(db, { bucketName: 'files' })

export const createFiles = (db: Db): Files => {
  const bucket = bucketOf(db)
  const find = async (fileId: string) => (await bucket.find({ filename: fileId }).limit(1).toArray())[0]
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
      const upload = bucket.openUploadStreamWithId(new ObjectId(), fileId, { metadata: { ...about } })
      try {
        await pipeline(body, meter, upload)
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
      return file && { ...(file.metadata as unknown as FileAbout), bytes: file.length }
    },
    open: (fileId) => bucket.openDownloadStreamByName(fileId),
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
