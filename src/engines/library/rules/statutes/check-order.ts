import { articleLabel, articleOrder, type ArticleNumber } from './article-number'
import type { Problem } from './statute'

/** An article while its file is being read. */
export interface Draft {
  readonly number: ArticleNumber
  readonly line: number
  readonly path: readonly string[]
  readonly paragraphs: string[]
}

/** Duplicates, steps back and empty articles are refused; a gap is only pointed out. */
export const checkOrder = (drafts: readonly Draft[]): { wrong: Problem[]; warnings: Problem[] } => {
  const wrong: Problem[] = []
  const warnings: Problem[] = []
  const seen = new Map<number, number>()
  let last: ArticleNumber = { number: 0 }
  for (const { number, line, paragraphs } of drafts) {
    const order = articleOrder(number)
    const label = articleLabel(number)
    const earlier = seen.get(order)
    if (earlier !== undefined)
      wrong.push({ line, message: `第 ${line} 行的${label}和第 ${earlier} 行重复。` })
    else if (order < articleOrder(last))
      wrong.push({ line, message: `第 ${line} 行的${label}排在${articleLabel(last)}后面，顺序不对。` })
    else if (number.number > last.number + 1) {
      const before = last.number === 0 ? '开头' : articleLabel(last)
      warnings.push({ line, message: `第 ${line} 行：${before}后面直接是${label}，中间可能缺了条文。` })
    }
    if (paragraphs.join('') === '') wrong.push({ line, message: `第 ${line} 行的${label}没有内容。` })
    if (earlier === undefined) seen.set(order, line)
    if (order > articleOrder(last)) last = number
  }
  return { wrong, warnings }
}
