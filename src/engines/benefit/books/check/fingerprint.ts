/** Two 32-bit numbers for a text; different texts hardly ever share both. */
const hashes = (text: string): readonly [number, number] => {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    b ^= b >>> 13
  }
  return [a | 1, b | 1]
}

/** A sum over pairs of a text and an amount that does not depend on their order and is equal, but for one chance in
 *  2^64, only when for every text the amounts add up to the same: two sides of millions of records are compared
 *  without holding or sorting either. */
export const fingerprint = () => {
  let a = 0
  let b = 0
  return {
    add: (text: string, amount: number): void => {
      const [x, y] = hashes(text)
      // Amounts beyond 2^32 count by their remainder and by how often it went round.
      const low = amount % 4_294_967_296
      const high = Math.trunc(amount / 4_294_967_296)
      a = (a + Math.imul(x, low) + Math.imul(y, high)) | 0
      b = (b + Math.imul(y, low) + Math.imul(x, high)) | 0
    },
    value: (): string => `${a}:${b}`,
  }
}
