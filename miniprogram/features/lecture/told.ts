interface Numbered {
  readonly number: number
}

/** Puts what was told together: each number once, in order, however often and in whatever order it came. */
export const told = <Piece extends Numbered>(have: readonly Piece[], came: readonly Piece[]): Piece[] => {
  const byNumber = new Map(have.map((piece) => [piece.number, piece]))
  for (const piece of came) byNumber.set(piece.number, piece)
  return [...byNumber.values()].sort((one, other) => one.number - other.number)
}

/** Numbers between `from` and `last` that are not there yet. */
export const gaps = (have: readonly Numbered[], from: number, last: number): number[] => {
  const there = new Set(have.map(({ number }) => number))
  const missing: number[] = []
  for (let number = Math.max(1, from); number <= last; number += 1)
    if (!there.has(number)) missing.push(number)
  return missing
}

/** The part without a hole that begins at `from`: what may be read aloud in order. Whatever came early waits. */
export const inOrder = <Piece extends Numbered>(have: readonly Piece[], from: number): readonly Piece[] => {
  const after = have.filter(({ number }) => number >= from)
  const hole = after.findIndex(({ number }, place) => number !== from + place)
  return hole < 0 ? after : after.slice(0, hole)
}
