/**
 * Text in one form for comparing: full-width letters, digits and punctuation become half-width, capitals small.
 * Every UTF-16 unit stays in its place, so offsets into the folded text are offsets into the text itself.
 */
export const fold = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

const RUN = /\p{Script=Han}+|[a-z0-9]+/gu

/** Overlapping pairs of Han characters, and whole words of letters or digits. */
export const pairsOf = (folded: string): string[] => {
  const pairs: string[] = []
  for (const [run] of folded.matchAll(RUN)) {
    if (/^[a-z0-9]/.test(run)) pairs.push(run.slice(0, 32))
    else for (let at = 0; at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2))
  }
  return pairs
}

/** Each Han character by itself: what colloquial and legal words for one thing still share (年假, 年休假). */
export const charactersOf = (folded: string): string[] => folded.match(/\p{Script=Han}/gu) ?? []
