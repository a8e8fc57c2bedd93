/** Fingerprint → line, for half a million rows in 16 MB: strings in a Map take five times as much, and grow the heap
 *  of the whole process. Of a fingerprint the first 92 bits count. */
export interface LineTable {
  /** Remembers the line; answers the line that came earlier with the same fingerprint, which then stays. */
  put(fingerprint: string, line: number): number | undefined
}

const WORDS = 4
const START = 1 << 14

export const createLineTable = (): LineTable => {
  let slots = START
  let used = 0
  // Three words of the fingerprint and the line; line 0 is a free slot.
  let table = new Uint32Array(slots * WORDS)

  const place = (a: number, b: number, c: number): number => {
    let slot = a & (slots - 1)
    for (;;) {
      const at = slot * WORDS
      const free = table[at + 3] === 0
      if (free || (table[at] === a && table[at + 1] === b && table[at + 2] === c)) return at
      slot = (slot + 1) & (slots - 1)
    }
  }
  const grow = (): void => {
    const old = table
    slots *= 2
    table = new Uint32Array(slots * WORDS)
    for (let from = 0; from < old.length; from += WORDS) {
      const line = old[from + 3] ?? 0
      if (line !== 0) write(old[from] ?? 0, old[from + 1] ?? 0, old[from + 2] ?? 0, line)
    }
  }
  const write = (a: number, b: number, c: number, line: number): number | undefined => {
    const at = place(a, b, c)
    const earlier = table[at + 3] ?? 0
    if (earlier !== 0) return earlier
    table[at] = a
    table[at + 1] = b
    table[at + 2] = c
    table[at + 3] = line
    return undefined
  }
  return {
    put: (fingerprint, line) => {
      if (used * 2 >= slots) grow()
      const earlier = write(word(fingerprint, 0), word(fingerprint, 5), word(fingerprint, 10), line)
      if (earlier === undefined) used += 1
      return earlier
    },
  }
}

/** 32 bits of six characters of base64url; the first of them gives two bits. */
const word = (text: string, from: number): number => {
  let bits = 0
  for (let at = from; at < from + 6; at += 1) bits = ((bits << 6) | sextet(text.charCodeAt(at))) >>> 0
  return bits
}

const sextet = (code: number): number => {
  if (code >= 97) return code - 71
  if (code === 95) return 63
  if (code >= 65) return code - 65
  return code === 45 ? 62 : code + 4
}
