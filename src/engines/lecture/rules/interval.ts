import { LEAST_PEOPLE } from './hidden'

/** Polls a second that one room may cost all servers together, however idle they are; a third of the smallest
 *  deployment's best. */
const POLLS_PER_SECOND = 4_000
/** The share of its time that a process may be busy before its viewers are told to look more seldom. */
export const MOST_BUSY = 0.6
/** Below this many polls a second it is not the polls that keep a process busy. */
const FEW_POLLS = 100

/** Seconds between two looks. Steps, so that servers that measure a little differently say the same, and so that a
 *  few people more or less do not make everybody load the head again. */
const STEPS = [4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60] as const
const SHORTEST = STEPS[0]
export const LONGEST = 60

/** What a process measures of itself over the last seconds. */
export interface PollLoad {
  /** Answered, of all rooms. */
  readonly pollsPerSecond: number
  /** 0–1: how much of the time it was at work. */
  readonly busy: number
}

export interface Pace {
  /** Seconds that the viewers of a room were told last. */
  readonly interval: number
  /** Since when, on any monotonic clock, in ms. */
  readonly since: number
}

const IDLE: PollLoad = { pollsPerSecond: 0, busy: 0 }

const stepOver = (seconds: number): number => STEPS.find((step) => step >= seconds) ?? LONGEST

/** Seconds between two looks at a head for so many people in the room, as counted. */
export const pollSeconds = (listening: number): number => stepOver(listening / POLLS_PER_SECOND)

/** The interval by what the server itself measures: viewers whom nobody counts (share cards) cost as much as others.
 *  A process that is busier than it may be tells its viewers to wait longer, by as much as it is over; one that has
 *  time again lets them come a step closer. It looks at that once an interval, because its viewers have to hear of the
 *  last change before the next can be judged. The audience that was counted is heeded at once. */
export const paced = (
  told: Pace | undefined,
  listening: number,
  { pollsPerSecond, busy }: PollLoad = IDLE,
  now = 0,
): Pace => {
  const least = pollSeconds(listening)
  if (!told) return { interval: least, since: now }
  const settled = now - told.since >= told.interval * 1000
  if (!settled) return least > told.interval ? { interval: least, since: now } : told
  const strained = pollsPerSecond >= FEW_POLLS ? (told.interval * busy) / MOST_BUSY : SHORTEST
  const wanted = Math.max(least, stepOver(Math.min(LONGEST, strained)))
  const closer = STEPS.findLast((step) => step < told.interval) ?? SHORTEST
  const interval = Math.max(wanted, Math.min(closer, told.interval))
  return interval === told.interval ? told : { interval, since: now }
}

const STAYS_PER_SECOND = 100

/** Seconds between two calls of `stay`, each of which is a write. */
export const staySeconds = (listening: number): number =>
  Math.min(900, Math.max(60, Math.ceil(listening / STAYS_PER_SECOND)))

/** Whoever was not heard of for this long has left, in ms: one sign of life may be lost on the way. */
export const goneAfter = (listening: number): number => Math.max(150_000, staySeconds(listening) * 1_500)

/** Fewer listeners than these are told to nobody but the hosts: in a small group two would be known by name. */
export const toldAudience = (listening: number): number => (listening < LEAST_PEOPLE ? 0 : listening)

/** Reactions as a head tells them: of so few listeners nothing, of so few reactions none. Undefined: nothing to tell. */
export const shownReactions = (
  listening: number,
  { clear, clap }: { readonly clear: number; readonly clap: number },
): { clear: number; clap: number } | undefined => {
  const shown = {
    clear: shownAudience(toldAudience(clear)),
    clap: shownAudience(toldAudience(clap)),
  }
  return listening < LEAST_PEOPLE || shown.clear + shown.clap === 0 ? undefined : shown
}

/** The number of listeners as a head tells it: exact up to a hundred, then two digits of it, so that a few who come and
 *  go do not make everybody load the head again. */
export const shownAudience = (listening: number): number => {
  if (listening < 100) return listening
  const step = 10 ** (String(listening).length - 2)
  return Math.floor(listening / step) * step
}
