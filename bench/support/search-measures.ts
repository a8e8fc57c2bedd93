import type { Judged } from './search-files'

/** Ids of passages for a question, best first. */
export type Way = (question: string) => readonly string[]

export interface Measured {
  /** Mean over questions of |right ∩ first k| / |right|. */
  readonly recallAt5: number
  readonly recallAt10: number
  /** Mean over questions of 1 / place of the first right one among ten, 0 when none is. */
  readonly mrrAt10: number
  readonly lists: readonly (readonly string[])[]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

const recall = (gold: ReadonlySet<string>, list: readonly string[], first: number): number =>
  gold.size === 0 ? 0 : list.slice(0, first).filter((id) => gold.has(id)).length / gold.size

export const measure = (questions: readonly Judged[], way: Way): Measured => {
  const lists = questions.map(({ question }) => way(question))
  const over = (value: (gold: ReadonlySet<string>, list: readonly string[]) => number): number =>
    mean(questions.map(({ gold }, at) => value(gold, lists[at] ?? [])))
  return {
    recallAt5: over((gold, list) => recall(gold, list, 5)),
    recallAt10: over((gold, list) => recall(gold, list, 10)),
    mrrAt10: over((gold, list) => {
      const place = list.slice(0, 10).findIndex((id) => gold.has(id))
      return place < 0 ? 0 : 1 / (place + 1)
    }),
    lists,
  }
}

/** Recall at 10 over the right articles of each law, the law with most of them first. */
export const recallByLaw = (
  questions: readonly Judged[],
  lists: readonly (readonly string[])[],
): { law: string; recall: number; articles: number }[] => {
  const laws = new Map<string, { found: number; articles: number }>()
  questions.forEach(({ gold }, at) => {
    const first = new Set(lists[at]?.slice(0, 10))
    for (const id of gold) {
      const law = id.split('#', 1)[0] ?? id
      const known = laws.get(law) ?? { found: 0, articles: 0 }
      laws.set(law, { found: known.found + (first.has(id) ? 1 : 0), articles: known.articles + 1 })
    }
  })
  return [...laws]
    .map(([law, { found, articles }]) => ({ law, recall: found / articles, articles }))
    .sort((one, other) => other.articles - one.articles)
}

/** @param share 0–1 */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
