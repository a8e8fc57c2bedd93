/** What was said and has not arrived, in the order in which it was said. Each piece keeps its idempotency key until there is a
 *  definite answer, so a lost answer, a reload or a nervous finger never say it twice. */

export interface Said {
  readonly text?: string
  readonly fileId?: string
  /** What a file is, for the page. */
  readonly what?: string
}

export interface Unsent extends Said {
  readonly key: string
  /** Milliseconds since 1970 on this device. */
  readonly at: number
  /** The server said no; sending it again asks anew. */
  readonly refused?: string
}

/** The server remembers a key for a week. Older than this it is not sent by itself any more. */
const KEY_LIVES_MS = 6 * 86_400_000

/** The next piece to send: the first that was not refused. Nothing overtakes what waits before it. */
export const nextToSend = (unsent: readonly Unsent[], now: number): Unsent | undefined =>
  unsent.find(({ refused, at }) => refused === undefined && now - at < KEY_LIVES_MS)

export const without = (unsent: readonly Unsent[], key: string): Unsent[] =>
  unsent.filter((one) => one.key !== key)

/** The server said no to a piece: it stays, with the reason. */
export const withRefusal = (unsent: readonly Unsent[], key: string, why: string): Unsent[] =>
  unsent.map((one) => (one.key === key ? { ...one, refused: why } : one))

/** To be tried again by hand: a refused or too old piece gets a new key, all others keep theirs. */
export const again = (unsent: readonly Unsent[], key: string, newKey: string, now: number): Unsent[] =>
  unsent.map((one) => {
    if (one.key !== key) return one
    if (one.refused === undefined && now - one.at < KEY_LIVES_MS) return one
    const { refused: _why, ...rest } = one
    return { ...rest, key: newKey, at: now }
  })
