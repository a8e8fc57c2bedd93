/** Puts two stretches of a chat together, each position once, oldest first. */
export const joined = <Item extends { readonly position: number }>(
  a: readonly Item[],
  b: readonly Item[],
): Item[] => {
  const byPosition = new Map([...a, ...b].map((item) => [item.position, item]))
  return [...byPosition.values()].sort((one, other) => one.position - other.position)
}
