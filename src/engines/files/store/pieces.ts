import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import type { House } from '../../../kernel/house'
import { after, HOUR } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'

/** A piece of a file whose other pieces are on their way. `_id`: `fileId.number`. */
interface PieceDoc {
  _id: string
  fileId: string
  /** Counted from 0. */
  number: number
  /** Sealed, whatever the file is for: nobody has looked at it yet. */
  body: Sealed
  expiresAt: Date
}

export const filePieces = collection<PieceDoc>('file_pieces', [
  { key: { fileId: 1, number: 1 }, name: 'pieces_in_order' },
  { key: { expiresAt: 1 }, name: 'left_behind' },
])

/** Longer than a ticket lives: what is still here then will never be a file. */
const LIFE = HOUR

const idOf = (fileId: string, number: number): string => `${fileId}.${number}`
const purposeOf = (id: string): string => `piece:${id}`

/** A piece that was there is not there any more: the file was put together meanwhile, or its time was over. */
export class PieceGone extends Error {}

export type PieceStore = ReturnType<typeof createPieceStore>

export const createPieceStore = ({ db, vault, clock }: Pick<Unit, 'db' | 'vault' | 'clock'>) => {
  const col = filePieces.of(db)
  return {
    has: async (fileId: string, number: number): Promise<boolean> =>
      (await col.countDocuments({ _id: idOf(fileId, number) }, { limit: 1 })) === 1,
    /** How many have arrived. Each is added after the one before it, so these are the first ones. */
    count: (fileId: string): Promise<number> => col.countDocuments({ fileId }),
    /** The same number again changes nothing: what came first stays. */
    add: async (fileId: string, number: number, bytes: Buffer): Promise<void> => {
      const _id = idOf(fileId, number)
      const body = vault.seal(bytes.toString('base64'), purposeOf(_id))
      try {
        await col.insertOne({ _id, fileId, number, body, expiresAt: after(clock.now(), LIFE) })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    /** The first `count` of them, in order; throws PieceGone when one of them is not there. */
    read: async function* (fileId: string, count: number): AsyncGenerator<Buffer> {
      let next = 0
      for await (const { _id, number, body } of col
        .find({ fileId, number: { $lt: count } })
        .sort({ number: 1 })) {
        if (number !== next) break
        next += 1
        yield Buffer.from(vault.open(body, purposeOf(_id)), 'base64')
      }
      if (next < count) throw new PieceGone()
    },
    drop: async (fileId: string): Promise<void> => {
      await col.deleteMany({ fileId })
    },
  }
}

/** Deletes what was begun and never ended; returns how many pieces. */
export const removeOldPieces = async ({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<number> =>
  (await filePieces.of(db).deleteMany({ expiresAt: { $lt: clock.now() } })).deletedCount
