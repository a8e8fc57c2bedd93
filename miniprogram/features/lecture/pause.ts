/** Milliseconds a reader waits at most before looking again. */
const LONGEST_MS = 60_000

/** How long to wait before the next look. `said` is what the last answer asked for, `lost` how many looks in a row got no answer:
 *  each doubles the wait, so that a server that comes back is not met by everybody at once. `chance` (0–1) spreads readers over a fifth
 *  of the time. */
export const pauseFor = (said: number, lost: number, chance: number): number => {
  const stretched = Math.min(LONGEST_MS, said * 2 ** Math.min(lost, 6))
  return Math.round(stretched * (0.9 + 0.2 * chance))
}
