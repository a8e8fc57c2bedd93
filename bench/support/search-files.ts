import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articlePassageId } from '../../src/engines/library/rules/search/topics'
import { articleLabel } from '../../src/engines/library/rules/statutes/article-number'
import { parseCitation } from '../../src/engines/library/rules/statutes/citation'
import { decodeStatute } from '../../src/engines/library/rules/statutes/decode'
import { parseStatute } from '../../src/engines/library/rules/statutes/parse-statute'
import { lawFinder } from '../../src/engines/library/rules/statutes/resolve'
import type { Statute } from '../../src/engines/library/rules/statutes/statute'

/** A question with the passages that answer it; what cannot be resolved stays in `gold` and is never found. */
export interface Judged {
  readonly question: string
  readonly gold: ReadonlySet<string>
}

/** Every `.md` file of a folder as a statute. Throws with all problems of the first file that is not one. */
export const readStatutes = (folder: string): Statute[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const decoded = decodeStatute(readFileSync(join(folder, name)))
      const parsed = 'problems' in decoded ? decoded : parseStatute(name, decoded.text)
      if ('problems' in parsed) {
        throw new Error(`${name}\n${parsed.problems.map(({ message }) => message).join('\n')}`)
      }
      return parsed.statute
    })

interface Line {
  readonly question: string
  readonly articles: readonly string[]
}

export const readQuestions = (
  file: string,
  statutes: readonly Statute[],
): { questions: Judged[]; unknownLaws: string[] } => {
  const find = lawFinder(statutes)
  const unknown = new Set<string>()
  const idOf = (written: string): string => {
    const citation = parseCitation(written)
    const law = citation && find(citation.law)
    if (citation && law) return articlePassageId(law.lawId, articleLabel(citation.article))
    unknown.add(citation?.law ?? written)
    return written
  }
  const questions = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
    .map(({ question, articles }) => ({ question, gold: new Set(articles.map(idOf)) }))
  return { questions, unknownLaws: [...unknown] }
}
