import { allConcepts, wordsOfConcepts } from './concepts'
import { fold, pairsOf } from './fold'
import { straddles, wordEdges } from './word-edges'

export interface Snippet {
  /** The part of the text that is shown, `…` where it was cut. */
  readonly passage: string
  /** [start, end) offsets into `passage`, ascending, not touching. */
  readonly marks: readonly (readonly [number, number])[]
}

const WIDTH = 120

/** The words that a question marks in a text: its own pairs of characters and all words of its concepts. */
export const markedWords = (foldedQuestion: string): string[] =>
  [...new Set([...pairsOf(foldedQuestion), ...wordsOfConcepts(allConcepts(foldedQuestion).keys())])].filter(
    (word) => word.length >= 2,
  )

/** The window of at most 120 characters that says most about the question, with those `words` marked. */
export const snippetOf = (text: string, words: readonly string[]): Snippet => {
  const folded = fold(text)
  const hit = markedCharacters(folded, words)
  const start = text.length <= WIDTH ? 0 : bestStart(folded, hit)
  const end = Math.min(text.length, start + WIDTH)
  const before = start > 0 ? '…' : ''
  const marks: [number, number][] = []
  const shown = wholeWords(folded.slice(start, end), words)
  for (let at = 0; at < shown.length; at += 1) {
    if (shown[at] !== 1) continue
    const place = at + before.length
    const last = marks.at(-1)
    if (last && last[1] === place) last[1] = place + 1
    else marks.push([place, place + 1])
  }
  return { passage: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`, marks }
}

/** 1 for each character that stands in one of the words. */
const markedCharacters = (
  folded: string,
  words: readonly string[],
  passes: (from: number, to: number) => boolean = () => true,
): Uint8Array => {
  const hit = new Uint8Array(folded.length)
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      if (passes(at, at + word.length)) hit.fill(1, at, at + word.length)
    }
  }
  return hit
}

/** The same without what only looks like one of the words, across two others. */
const wholeWords = (folded: string, words: readonly string[]): Uint8Array => {
  const edges = wordEdges(folded)
  return markedCharacters(folded, words, (from, to) => !straddles(edges, from, to))
}

/** Windows begin where a sentence, an item or a paragraph begins, so that what is shown can be read. */
const bestStart = (folded: string, hit: Uint8Array): number => {
  const sums = new Uint32Array(hit.length + 1)
  for (let at = 0; at < hit.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (hit[at] ?? 0)
  let best = 0
  let most = -1
  for (let at = 0; at < folded.length; at += 1) {
    if (at > 0 && !/[。;\n:]/.test(folded.charAt(at - 1))) continue
    const marked = (sums[Math.min(folded.length, at + WIDTH)] ?? 0) - (sums[at] ?? 0)
    if (marked > most) [best, most] = [at, marked]
  }
  return best
}
