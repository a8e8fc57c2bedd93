/** Polls a second that one room may cost all servers together; half of what one core was measured to answer. */
const POLLS_PER_SECOND = 6_000
const SHORTEST = 4
const LONGEST = 60

/** Seconds between two looks at a head. `listening`: people in the room; `pollsPerSecond`: what this process answered
 *  of late, of all rooms, which tells of viewers who are counted nowhere (share cards). */
export const pollSeconds = (listening: number, pollsPerSecond = 0): number => {
  const byAudience = Math.ceil(listening / POLLS_PER_SECOND)
  const byLoad = Math.ceil((SHORTEST * pollsPerSecond) / POLLS_PER_SECOND)
  return Math.min(LONGEST, Math.max(SHORTEST, byAudience, byLoad))
}

const STAYS_PER_SECOND = 200

/** Seconds between two calls of `stay`, each of which is a write. */
export const staySeconds = (listening: number): number =>
  Math.min(600, Math.max(60, Math.ceil(listening / STAYS_PER_SECOND)))

/** Whoever was not heard of for this long has left, in ms. */
export const goneAfter = (listening: number): number => staySeconds(listening) * 2_500
