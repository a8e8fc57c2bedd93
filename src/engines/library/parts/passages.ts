import { labelOfOrder, type StoredCitation } from '../rules/citation-state'
import type { Passage } from '../rules/search/passage'
import { statutePassages } from '../rules/search/statute-passages'
import { articlePassageId } from '../rules/search/topics'
import { historyLine } from '../rules/statutes/history'
import type { Rank, Statute } from '../rules/statutes/statute'
import type { AnswerDoc } from '../store/answers'
import type { GuideVersionDoc } from '../store/guides'
import type { Catalogue, LawWithText } from './catalogue'

/** Everything that can be found, as the index wants it: an article, a section of a guide, an answered question. */
export const passagesOf = ({ laws, repeals, guides, answers }: Catalogue): Passage[] => [
  ...statutePassages(
    laws.map(statuteOf),
    repeals.map(({ lawId, order, part, on }) => ({
      lawId,
      on,
      number: Math.floor(order / 100),
      ...(order % 100 > 0 && { sub: order % 100 }),
      ...(part !== undefined && { part }),
    })),
  ),
  ...guides.flatMap(guidePassages),
  ...answers.map(answerPassage),
]

const RANKS: readonly Rank[] = ['法律', '行政法规', '司法解释', '部门规章', '地方性法规', '地方政府规章']

/** A sample of the demo counts as the lowest kind of rule. */
const rankOf = (rank: string): Rank => RANKS.find((one) => one === rank) ?? '地方政府规章'

const statuteOf = ({ law, version, articles }: LawWithText): Statute => ({
  lawId: law._id,
  title: law.title,
  shortTitle: law.shortTitle,
  aliases: law.aliases,
  versionDate: law.current,
  rank: rankOf(law.rank),
  history: (version?.history ?? []).map(historyLine),
  preamble: version?.preamble ?? '',
  attachments: version?.attachments ?? [],
  articles: articles.map(({ order, label, path, text }) => ({
    number: Math.floor(order / 100),
    ...(order % 100 > 0 && { sub: order % 100 }),
    label,
    path,
    text,
  })),
})

const citesOf = (citations: readonly StoredCitation[]): string[] =>
  citations.flatMap(({ lawId, order }) =>
    lawId === undefined || order === undefined ? [] : [articlePassageId(lawId, labelOfOrder(order))],
  )

/** The heading under which a guide's one-sentence answer and card are found. */
export const IN_SHORT = '一句话'

const guidePassages = (guide: GuideVersionDoc): Passage[] => {
  const cites = citesOf(guide.citations)
  const passage = (heading: string, text: string, at: number): Passage => ({
    id: `${guide.guideId}#${at}`,
    kind: 'guide',
    title: guide.title,
    heading,
    text,
    cites,
  })
  return [
    passage(IN_SHORT, `${guide.answer}\n${guide.card}`, 0),
    ...guide.sections.map(({ heading, text }, at) => passage(heading, text, at + 1)),
  ]
}

/** Found by the question as well as by the answer. */
const answerPassage = ({ _id, question, answer, citations }: AnswerDoc): Passage => ({
  id: _id,
  kind: 'answer',
  title: question,
  heading: '',
  text: `${question}\n${answer}`,
  cites: citesOf(citations),
})
