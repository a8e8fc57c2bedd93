// Recall of the library's search over real statutes and real questions, beside two plainer ways to answer them.
//   npm run bench -- search --questions FILE --statutes DIR
// FILE has one JSON object a line: {"id", "question", "articles": ["劳动合同法第三十八条", …]}.
import { join } from 'node:path'
import { fromBlob, toBlob } from '../src/engines/library/rules/search/blob'
import { buildIndex } from '../src/engines/library/rules/search/build-index'
import { search } from '../src/engines/library/rules/search/search'
import { statutePassages } from '../src/engines/library/rules/search/statute-passages'
import { alwaysTheSame, charPairs } from './support/search-baselines'
import { readQuestions, readStatutes } from './support/search-files'
import { measure, quantile, recallByLaw, type Measured } from './support/search-measures'

/** Article hits beyond the list are not asked for: the list is what people see. */
const LIST = 20
/** How often every question is asked for its time, after once to warm up. */
const ROUNDS = 5

const percent = (share: number): string => share.toFixed(3)

const printTable = (rows: readonly (readonly [string, Measured])[]): void => {
  console.log(['way'.padEnd(28), 'recall@5', 'recall@10', 'mrr@10'].join('  '))
  for (const [name, { recallAt5, recallAt10, mrrAt10 }] of rows) {
    console.log(
      [name.padEnd(28), percent(recallAt5), ' ' + percent(recallAt10), '   ' + percent(mrrAt10)].join('  '),
    )
  }
}

/** @param argv arguments after the script's name; returns what it also prints as the last line */
export const run = (argv: readonly string[]): Record<string, unknown> => {
  const option = (name: string): string | undefined => {
    const at = argv.indexOf(`--${name}`)
    return at < 0 ? undefined : argv[at + 1]
  }
  const statutesDir = option('statutes')
  if (statutesDir === undefined) {
    throw new Error(
      '用法：npm run bench -- search --statutes DIR [--questions FILE]\nDIR 里是“法名(年-月-日).md”文件。',
    )
  }
  const statutes = readStatutes(statutesDir)
  const { questions, unknownLaws } = readQuestions(
    option('questions') ?? join(__dirname, 'data', 'own-questions.jsonl'),
    statutes,
  )

  const begun = performance.now()
  const passages = statutePassages(statutes)
  const built = buildIndex(passages)
  const indexMs = performance.now() - begun
  const blob = toBlob(built)
  const loading = performance.now()
  const index = fromBlob(blob)
  const loadMs = performance.now() - loading

  const ours = measure(questions, (question) =>
    search(index, question, { limit: LIST })
      .filter(({ passage }) => passage.kind === 'article')
      .map(({ passage }) => passage.id),
  )
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { question } of questions) {
      const from = performance.now()
      search(index, question, { limit: LIST })
      times.push(performance.now() - from)
    }
  }
  const pairs = measure(questions, charPairs(passages))
  const fixed = measure(questions, alwaysTheSame(passages))

  console.log(`${statutes.length} statutes, ${passages.length} articles, ${questions.length} questions`)
  printTable([
    ['ours', ours],
    ['BM25 on character pairs', pairs],
    ['the same ten for everything', fixed],
  ])
  console.log('\nrecall@10 by law of the right articles')
  for (const { law, recall, articles } of recallByLaw(questions, ours.lists)) {
    console.log(`${percent(recall)}  ${String(articles).padStart(4)}  ${law}`)
  }
  if (unknownLaws.length > 0)
    console.log(`\nnot in the statutes, counted as missed: ${unknownLaws.join('、')}`)

  const figures = {
    recallAt5: ours.recallAt5,
    recallAt10: ours.recallAt10,
    mrrAt10: ours.mrrAt10,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    questions: questions.length,
    indexMs,
    loadMs,
    blobBytes: blob.length,
    pairsRecallAt10: pairs.recallAt10,
    fixedTenRecallAt10: fixed.recallAt10,
    unknownLaws,
  }
  console.log(JSON.stringify(figures))
  return figures
}

if (require.main === module) run(process.argv.slice(2))
