import { yuan } from '../../rules/yuan'

/** Differences, as sentences; beyond some only their number is kept. */
export const createFindings = (most = 50) => {
  const sentences: string[] = []
  let count = 0
  const add = (sentence: string): void => {
    count += 1
    if (sentences.length < most) sentences.push(sentence)
  }
  return {
    add,
    /** Says so when two amounts in fen are not equal. */
    same: (what: string, books: number, documents: number): void => {
      if (books === documents) return
      add(`${what}：账上 ${yuan(books)} 元，单据 ${yuan(documents)} 元，差 ${books - documents} 分`)
    },
    get sentences(): readonly string[] {
      return sentences
    },
    get count(): number {
      return count
    },
  }
}

export type Findings = ReturnType<typeof createFindings>

/** Adds to a number that is kept under a key. */
export const addTo = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}
