import { refuse } from '../../../kernel/refusal'
import { files } from '../contract'
import { operation } from '../services'

/** As base64 it stays below the 1 MB that an answer may have. */
const PIECE = 512 * 1024

export const readPiece = operation(files.readPiece, async ({ input, unit, shown }) => {
  const fileId = await shown.fileAt(input.path)
  const about = fileId === undefined ? undefined : await unit.files.about(fileId)
  const from = input.piece * PIECE
  if (fileId === undefined || !about || (from > 0 && from >= about.bytes)) throw refuse('NOT_FOUND')
  const parts: Buffer[] = []
  for await (const part of unit.files.open(fileId, { from, to: from + PIECE })) parts.push(part as Buffer)
  return {
    fileId,
    fileName: about.fileName,
    contentType: about.contentType,
    pieces: Math.max(1, Math.ceil(about.bytes / PIECE)),
    bytes: Buffer.concat(parts).toString('base64'),
  }
})
