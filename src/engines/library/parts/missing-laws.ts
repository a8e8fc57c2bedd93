import { missingLaws, type MissingLaw } from '../data/missing-laws'
import { lawFinder } from '../rules/statutes/resolve'
import type { LawDoc } from '../store/laws'

/** Laws that people ask about and that the library does not hold. Samples of the demo do not stand in for real ones. */
export const missingFrom = (laws: readonly LawDoc[]): MissingLaw[] => {
  const find = lawFinder(laws.filter((law) => !law.sample).map((law) => ({ ...law, lawId: law._id })))
  return missingLaws.filter(({ title }) => find(title) === undefined)
}

/** Those of them that a question is likely to be about, at most three. */
export const missingFor = (question: string, laws: readonly LawDoc[]): string[] =>
  missingFrom(laws)
    .filter(({ title, words }) => question.includes(title) || words.some((word) => question.includes(word)))
    .map(({ title }) => title)
    .slice(0, 3)
