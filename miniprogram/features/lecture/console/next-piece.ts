interface Piece {
  readonly pieceId: string
  readonly sentAs?: number | undefined
}

/** The piece that the next tap sends: the one the server names, or the first after it that neither was sent nor waits to go out. */
export const nextPiece = <P extends Piece>(
  script: readonly P[],
  named: string | undefined,
  waiting: readonly string[],
): P | undefined => {
  const start = Math.max(
    0,
    script.findIndex(({ pieceId }) => pieceId === named),
  )
  if (named === undefined) return undefined
  return script.slice(start).find(({ pieceId, sentAs }) => sentAs === undefined && !waiting.includes(pieceId))
}
