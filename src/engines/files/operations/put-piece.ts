import { Readable } from 'node:stream'
import { refuse } from '../../../kernel/refusal'
import { readTicket, storeUpload } from '../../../kernel/uploads'
import { files } from '../contract'
import { operation } from '../services'
import { PieceGone } from '../store/pieces'

/** With its ticket and as base64 a piece stays below the 100 KB that a call may carry. */
const PIECE = 64 * 1024

/** All of it happens before the transaction: a file is written by a stream, which takes part in none, and each step of it may
 *  be repeated. */
export const putPiece = operation(files.putPiece, {
  prepare: async ({ input, caller, unit, pieces }) => {
    const { piece, last } = input
    const claim = readTicket(unit.signer, input.ticket)
    if (claim?.accountId !== caller.accountId) throw refuse('NOT_FOUND')
    const { fileId, maxBytes } = claim
    const bytes = Buffer.from(input.bytes, 'base64')
    if (last ? bytes.length > PIECE : bytes.length !== PIECE)
      throw refuse('BAD_INPUT', { fields: { bytes: '内容不完整' } })
    if (piece * PIECE + bytes.length > maxBytes) throw refuse('TOO_LARGE')
    const next = piece + 1
    if (await unit.files.about(fileId)) return { next, stored: true }
    if (piece > 0 && !(await pieces.has(fileId, piece - 1)))
      return { next: await pieces.count(fileId), stored: false }
    if (!last) {
      await pieces.add(fileId, piece, bytes)
      return { next, stored: false }
    }
    const whole = async function* () {
      yield* pieces.read(fileId, piece)
      yield bytes
    }
    try {
      await storeUpload(unit, claim, Readable.from(whole()))
    } catch (error) {
      if (!(error instanceof PieceGone)) throw error
      // The same call came twice, and the other one has ended; or the pieces before it waited too long.
      if (!(await unit.files.about(fileId))) return { next: await pieces.count(fileId), stored: false }
    }
    await pieces.drop(fileId)
    return { next, stored: true }
  },
  handle: ({ prepared }) => Promise.resolve(prepared),
})
