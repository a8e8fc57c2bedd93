/** Money is integer fen (0.01 yuan), from 0 to 10^12 (ten thousand million yuan): sums of it stay exact in a number. */
export type Fen = number

export const MAX_FEN: Fen = 1_000_000_000_000

/** Adds up; throws when a part is no whole number or the sum leaves what a number holds exactly. */
export const sumFen = (parts: Iterable<Fen>): Fen => {
  let sum = 0
  for (const part of parts) {
    sum += part
    if (!Number.isSafeInteger(part) || !Number.isSafeInteger(sum)) throw new RangeError('not whole fen')
  }
  return sum
}

/** `percent` (0–100, whole) of an amount, rounded down to the fen. */
export const percentOf = (amount: Fen, percent: number): Fen => Math.floor((amount * percent) / 100)

/** 123456 → `1234.56`: for sheets and papers, always with two digits. */
export const plainYuan = (amount: Fen): string =>
  `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
