import { Mint } from 'mint-filter'
import { worst, type ContentCheck, type Verdict } from './content-check'
import { DOUBTFUL_WORDS, RISKY_WORDS } from './words'

export interface WordList extends ContentCheck {
  /** The words that were found, as the list has them, and what they mean together. */
  find(text: string): { readonly verdict: Verdict; readonly words: readonly string[] }
}

/** What people put between the characters of a word so that it is not found: spaces, dots, stars, zero-width signs. */
const BETWEEN = /[\p{Z}\p{C}\p{P}\p{S}]/gu
const normal = (text: string): string => text.normalize('NFKC').toLowerCase().replace(BETWEEN, '')

/** A list of words in an Aho–Corasick tree: for pages outside WeChat, and in front of WeChat's own check. A picture is
 *  nothing it can judge: a person should look. */
export const createWordList = (
  risky: readonly string[] = RISKY_WORDS,
  doubtful: readonly string[] = DOUBTFUL_WORDS,
): WordList => {
  // The tree upper-cases what it finds; Chinese words stay as they are, Latin ones are told by their normal form.
  const spelling = new Map([...risky, ...doubtful].map((word) => [normal(word).toUpperCase(), word]))
  const riskyOnes = new Set(risky)
  let tree: Mint | undefined
  const find = (text: string): { verdict: Verdict; words: string[] } => {
    tree ??= new Mint([...spelling.keys()])
    const words = tree
      .filter(normal(text), { replace: false })
      .words.flatMap((found) => spelling.get(found.toUpperCase()) ?? [])
    return { verdict: worst(words.map((word) => (riskyOnes.has(word) ? 'risky' : 'review'))), words }
  }
  return {
    find,
    checkText: ({ text }) => Promise.resolve(find(text).verdict),
    checkPicture: () => Promise.resolve('review'),
  }
}
