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
  /** The last position of the chat that was known when it was said: it can only have arrived after it. */
  readonly after?: number
  /** The server said no; sending it again asks anew. */
  readonly refused?: string
}

/** The server remembers a key for a week. Older than this it is not sent by itself any more. */
const KEY_LIVES_MS = 6 * 86_400_000

/** The next piece to send: the first that was not refused. Nothing overtakes what waits before it. */
export const nextToSend = (unsent: readonly Unsent[], now: number): Unsent | undefined =>
  unsent.find(({ refused, at }) => refused === undefined && now - at < KEY_LIVES_MS)

/** It has arrived, at a position of the chat; what was said after it comes after it. */
export const arrived = (unsent: readonly Unsent[], key: string, position: number): Unsent[] =>
  without(unsent, key).map((one) => ({ ...one, after: Math.max(position, one.after ?? 0) }))

/** What a chat shows, as far as it matters here. */
interface Shown {
  readonly position: number
  readonly mine: boolean
  readonly text?: string | undefined
  readonly file?: { readonly fileId: string } | undefined
}

/** What the chat does not show yet. A piece whose answer was lost is there already, although nobody has told this device:
 *  the same file, or the same words of mine further on than where the chat was. Each message stands for one piece. */
export const notThere = (unsent: readonly Unsent[], messages: readonly Shown[]): Unsent[] => {
  const there = messages.filter(({ mine }) => mine)
  return unsent.filter(({ text, fileId, after = Infinity, refused }) => {
    if (refused !== undefined) return true
    const place = there.findIndex((one) =>
      fileId === undefined ? one.position > after && one.text === text : one.file?.fileId === fileId,
    )
    if (place >= 0) there.splice(place, 1)
    return place < 0
  })
}

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
