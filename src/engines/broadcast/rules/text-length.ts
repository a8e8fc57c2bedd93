/** Pure and without Buffer or TextEncoder, so that the client counts while somebody types. */

/** Bytes of UTF-8. A lone surrogate counts as the three bytes of its replacement. */
export const bytesOf = (text: string): number => {
  let bytes = 0
  for (const character of text) bytes += bytesOfPoint(character.codePointAt(0) ?? 0)
  return bytes
}

const bytesOfPoint = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4

export const charactersOf = (text: string): number => [...text].length

export type LengthUnit = 'bytes' | 'characters'
export const lengthOf = (text: string, unit: LengthUnit): number =>
  unit === 'bytes' ? bytesOf(text) : charactersOf(text)

/** What belongs to the character before it: joiners, variation selectors, skin tones, combining marks, and the flags'
 *  second halves cannot stand alone. */
const CONTINUES = /^[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]$/u
const JOINER = '\u200d'
const FLAG = /^[\u{1f1e6}-\u{1f1ff}]$/u

/** Characters as people see them, each as one string: a family of four or a flag is never cut in two. */
export const visible = (text: string): string[] => {
  const seen: string[] = []
  let flags = 0
  for (const point of text) {
    const last = seen.length - 1
    const before = seen[last]
    const isFlag = FLAG.test(point)
    flags = isFlag ? flags + 1 : 0
    const joins =
      before !== undefined &&
      (CONTINUES.test(point) || before.endsWith(JOINER) || (isFlag && flags % 2 === 0))
    if (joins) seen[last] = before + point
    else seen.push(point)
  }
  return seen
}

const DOTS = '…'

/** Where a sentence, or a line, ends. */
const ENDS = /^[。！？；!?\n]$/u
/** A sentence that ends further back than this share of the room costs more words than it is worth. */
const WORTH = 2 / 3

/** `text` if it fits, else its beginning and `…`, at most `limit` long; empty when not even the dots fit. It stops behind
 *  a whole sentence where one ends in the last third of the room, and never inside a character. */
export const shorten = (text: string, limit: number, unit: LengthUnit): string => {
  if (lengthOf(text, unit) <= limit) return text
  const room = limit - lengthOf(DOTS, unit)
  if (room < 0) return ''
  let used = 0
  let kept = ''
  let sentences = ''
  for (const character of visible(text)) {
    used += lengthOf(character, unit)
    if (used > room) break
    kept += character
    if (ENDS.test(character) && used >= room * WORTH) sentences = kept
  }
  return (sentences === '' ? kept : sentences).trimEnd() + DOTS
}
