import { z } from 'zod'
import { defineContract } from '../../kernel/contract'
import { Count, Id } from '../../kernel/shapes'

/** A ticket or the path of a file; both are signed texts of some hundred characters. */
const Signed = z
  .string()
  .max(2000)
  .regex(/^[\w./-]+$/, '地址不对')

const Piece = z.int().min(0).max(100_000)

/** Files for whoever reaches functions only: a call takes 100 KB with it and brings 1 MB back, so files go in pieces. */
export const files = defineContract({
  putPiece: {
    summary:
      'One piece of a file that an upload ticket announced: 64 KB each, the last may be shorter; in order, repeating one is harmless',
    access: 'visitor',
    changes: 'natural',
    limit: { calls: 1500, seconds: 600 },
    input: z.strictObject({
      ticket: Signed,
      /** Counted from 0. */
      piece: Piece,
      last: z.boolean(),
      /** Base64. */
      bytes: z
        .string()
        .max(87_384)
        .regex(/^[A-Za-z0-9+/]+={0,2}$/, '内容不完整'),
    }),
    output: z.object({
      /** The piece to go on with: a smaller one than the next when earlier ones never arrived. */
      next: Count,
      /** The whole file is there. */
      stored: z.boolean(),
    }),
    errors: [],
  },
  readPiece: {
    summary:
      'One piece of a file at an address that another operation gave: 512 KB each, the last may be shorter',
    access: 'anyone',
    limit: { calls: 300, seconds: 60 },
    input: z.strictObject({ path: Signed, piece: Piece }),
    output: z.object({
      fileId: Id,
      fileName: z.string(),
      contentType: z.string(),
      pieces: Count,
      /** Base64. */
      bytes: z.string(),
    }),
    errors: [],
  },
})
