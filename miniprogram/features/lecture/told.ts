interface Placed {
  readonly position: number
}

/** Puts what was told together: each position once, in order, however often and in whatever order it came. */
export const told = <Piece extends Placed>(have: readonly Piece[], came: readonly Piece[]): Piece[] => {
  const byPosition = new Map(have.map((piece) => [piece.position, piece]))
  for (const piece of came) byPosition.set(piece.position, piece)
  return [...byPosition.values()].sort((one, other) => one.position - other.position)
}

/** Positions between `from` and `last` that are not there yet. */
export const gaps = (have: readonly Placed[], from: number, last: number): number[] => {
  const there = new Set(have.map(({ position }) => position))
  const missing: number[] = []
  for (let position = Math.max(1, from); position <= last; position += 1)
    if (!there.has(position)) missing.push(position)
  return missing
}

/** The part without a hole that begins at `from`: what may be read aloud in order. Whatever came early waits. */
export const inOrder = <Piece extends Placed>(have: readonly Piece[], from: number): readonly Piece[] => {
  const after = have.filter(({ position }) => position >= from)
  const hole = after.findIndex(({ position }, place) => position !== from + place)
  return hole < 0 ? after : after.slice(0, hole)
}
