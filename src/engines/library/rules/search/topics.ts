import { articleLabel } from '../statutes/article-number'
import { lawIdOf } from '../statutes/names'
import { topicLines } from './topics/all'
import { lawNames } from './topics/law-names'

/**
 * A matter that people ask about, with the articles that govern it. Lawyers keep these as lines
 * `name | what people say | what the law says | law and articles`, the governing article first:
 * `试用期工资 | 试用打折 | 百分之八十 | 劳动合同法20 实施条例15`.
 */
export interface Topic {
  readonly name: string
  readonly lay: readonly string[]
  readonly legal: readonly string[]
  /** Ids of the passages of its articles, most important first; they need not be in the library. */
  readonly passageIds: readonly string[]
}

/** The id of an article as a passage: lawId#第三十八条. */
export const articlePassageId = (lawId: string, label: string): string => `${lawId}#${label}`

/** Reads one line; undefined for blank lines and comments (`#`). Throws on a line that lawyers wrote wrongly. */
export const readTopic = (line: string): Topic | undefined => {
  if (line.trim() === '' || line.startsWith('#')) return undefined
  const parts = line.split('|').map((part) => part.trim())
  const [name, lay, legal, articles] = parts
  if (parts.length !== 4 || !name || !lay || !legal || !articles) throw new Error(`topic line: ${line}`)
  return {
    name,
    lay: lay.split(/\s+/),
    legal: legal.split(/\s+/),
    passageIds: articles.split(/\s+/).flatMap((group) => passageIdsOf(group, line)),
  }
}

const passageIdsOf = (group: string, line: string): string[] => {
  const found = /^(\D+)(\d+(?:,\d+)*)$/.exec(group)
  if (!found) throw new Error(`topic articles: ${group} in ${line}`)
  const [, name = '', numbers = ''] = found
  const lawId = lawIdOf(lawNames[name] ?? name)
  return numbers.split(',').map((number) => articlePassageId(lawId, articleLabel({ number: Number(number) })))
}

export const topics: readonly Topic[] = topicLines.flatMap((line) => readTopic(line) ?? [])
