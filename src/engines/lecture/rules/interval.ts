/** Polls a second that one room may cost all servers together; a third of what two processes on two cores answered. */
const POLLS_PER_SECOND = 4_000
const SHORTEST = 4
const LONGEST = 60

/** What a process answers of late, of all rooms, and the interval that its viewers were last told. */
export interface PollLoad {
  readonly pollsPerSecond: number
  readonly interval: number
}

/** Seconds between two looks at a head. `listening`: people in the room as counted; `load` tells of viewers who are
 *  counted nowhere (share cards): what comes at the present interval says how many they are. */
export const pollSeconds = (
  listening: number,
  load: PollLoad = { pollsPerSecond: 0, interval: 0 },
): number => {
  const byAudience = Math.ceil(listening / POLLS_PER_SECOND)
  const byLoad = Math.ceil((load.interval * load.pollsPerSecond) / POLLS_PER_SECOND)
  return Math.min(LONGEST, Math.max(SHORTEST, byAudience, byLoad))
}

const STAYS_PER_SECOND = 200

/** Seconds between two calls of `stay`, each of which is a write. */
export const staySeconds = (listening: number): number =>
  Math.min(600, Math.max(60, Math.ceil(listening / STAYS_PER_SECOND)))

/** Whoever was not heard of for this long has left, in ms. */
export const goneAfter = (listening: number): number => staySeconds(listening) * 2_500

/** The number of listeners as a head tells it: exact up to a hundred, then two digits of it, so that a few who come and
 *  go do not make everybody load the head again. */
export const shownAudience = (listening: number): number => {
  if (listening < 100) return listening
  const step = 10 ** (String(listening).length - 2)
  return Math.floor(listening / step) * step
}
