import type { PictureWords } from '../console/picture-field'
import type { Piece, SavePiece } from '../console/api'
import { newKey } from '../../../platform/keys'

/** One piece as it is written. */
export interface PieceWords {
  readonly pieceId: string
  readonly title: string
  readonly text: string
  readonly key: boolean
  readonly picture?: PictureWords | undefined
  readonly sentAs?: number | undefined
}

export const emptyPiece = (): PieceWords => ({ pieceId: `p-${newKey()}`, title: '', text: '', key: false })

export const wordsOf = (piece: Piece): PieceWords => ({
  pieceId: piece.pieceId,
  title: piece.title,
  text: piece.text,
  key: piece.key,
  ...(piece.sentAs === undefined ? {} : { sentAs: piece.sentAs }),
  ...(piece.picture === undefined ? {} : { picture: { ...piece.picture, path: piece.picturePath ?? '' } }),
})

export const savedOf = ({ pieceId, title, text, key, picture }: PieceWords): SavePiece => ({
  pieceId,
  title: title.trim(),
  text,
  key,
  ...(picture === undefined ? {} : { picture: { fileId: picture.fileId, alt: picture.alt.trim() } }),
})

/** Two scripts say the same. */
export const isSame = (one: readonly PieceWords[], other: readonly PieceWords[]): boolean =>
  JSON.stringify(one.map(savedOf)) === JSON.stringify(other.map(savedOf))

/** Minutes at 200 characters a minute, as the contract counts. */
export const minutesOf = (pieces: readonly PieceWords[]): number =>
  Math.round(pieces.reduce((sum, { text }) => sum + text.length, 0) / 200)

/** The piece at `from` moved by one place. */
export const moved = (pieces: readonly PieceWords[], from: number, by: -1 | 1): PieceWords[] => {
  const rest = pieces.filter((_, place) => place !== from)
  const piece = pieces[from]
  return piece === undefined ? rest : [...rest.slice(0, from + by), piece, ...rest.slice(from + by)]
}
