import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'

/** A file is sealed in pieces, each with a tag of its own, so that no byte leaves before it was checked and nothing has to be in
 *  memory at once. A piece's nonce is its number and whether it is the last: pieces that were swapped, repeated or cut off do
 *  not open. The key belongs to one file alone. */
export const PIECE = 64 * 1024
const TAG = 16

export const newFileKey = (): Buffer => randomBytes(32)

/** How many bytes a file had before it was sealed into so many. */
export const plainBytes = (sealed: number): number => sealed - Math.ceil(sealed / (PIECE + TAG)) * TAG

/** Where the pieces lie, from the one that begins at `from` to the one before `to`; both are bytes of the plain file and
 *  multiples of a piece. `whole`: the last piece is among them. */
export const sealedSpan = (sealed: number, from: number, to: number) => {
  const end = Math.min(sealed, (to / PIECE) * (PIECE + TAG))
  return { start: (from / PIECE) * (PIECE + TAG), end, at: from / PIECE, whole: end === sealed }
}

const nonceOf = (at: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(at, 0)
  nonce.writeUInt8(last ? 1 : 0, 4)
  return nonce
}

/** Cuts what flows through into pieces of `size`; the last one may be shorter, and empty only when there was nothing at all. */
const inPieces = (
  size: number,
  work: (piece: Buffer, at: number, last: boolean) => Buffer,
  { at: first, whole } = { at: 0, whole: true },
): Transform => {
  let waiting: Buffer[] = []
  let bytes = 0
  let at = first
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk)
      bytes += chunk.length
      try {
        // One piece is held back: it may be the last.
        if (bytes > size) {
          const all = Buffer.concat(waiting)
          let from = 0
          for (; all.length - from > size; from += size) {
            this.push(work(all.subarray(from, from + size), at, false))
            at += 1
          }
          waiting = [all.subarray(from)]
          bytes = all.length - from
        }
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error('a file could not be read'))
      }
    },
    flush(done) {
      try {
        done(null, work(Buffer.concat(waiting), at, whole))
      } catch (error) {
        done(error instanceof Error ? error : new Error('a file could not be read'))
      }
    },
  })
}

export const sealing = (key: Buffer): Transform =>
  inPieces(PIECE, (piece, at, last) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at, last))
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  })

/** Fails at the first piece that was changed, moved or cut off. `span`: of which pieces; absent: of all. */
export const opening = (key: Buffer, span?: { readonly at: number; readonly whole: boolean }): Transform =>
  inPieces(
    PIECE + TAG,
    (piece, at, last) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at, last))
      decipher.setAuthTag(piece.subarray(piece.length - TAG))
      return Buffer.concat([decipher.update(piece.subarray(0, piece.length - TAG)), decipher.final()])
    },
    span,
  )
