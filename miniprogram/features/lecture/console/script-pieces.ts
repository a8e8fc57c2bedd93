import type { Piece, SavePiece } from './api'

/** What is saved of a piece; the rest of what is shown the server knows. */
export const savedPiece = ({ pieceId, title, text, key, picture }: Piece): SavePiece => ({
  pieceId,
  title,
  text,
  key,
  ...(picture === undefined ? {} : { picture }),
})

/** The script with other words in one piece. */
export const withWords = (script: readonly Piece[], pieceId: string, text: string): SavePiece[] =>
  script.map((piece) => savedPiece(piece.pieceId === pieceId ? { ...piece, text } : piece))
