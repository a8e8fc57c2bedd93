import type { HandlerOutput } from '../../../kernel/contract'
import { shanghaiDay } from '../../../kernel/time'
import { library } from '../contract'
import { missingFor } from '../parts/missing-laws'
import { fold } from '../rules/search/fold'
import type { Hit as Found } from '../rules/search/search'
import { markedWords, snippetOf } from '../rules/search/snippet'
import { articleOrder, parseArticleLabel } from '../rules/statutes/article-number'
import { operation, type Services } from '../services'
import type { AnswerDoc } from '../store/answers'
import type { GuideVersionDoc } from '../store/guides'
import type { LawDoc, RepealDoc } from '../store/laws'

type Hit = HandlerOutput<(typeof library)['search']>['hits'][number]

/** Ranks with the index at hand and then looks at what is true now: a guide that was withdrawn a second ago is not
 *  shown, and an article that was repealed says so, even while the index is still being brought up to date. */
export const search = operation(library.search, async ({ input, clock, ...given }) => {
  const today = shanghaiDay(clock.now())
  const found = onceEach(
    await given.shelf.find(input.question, {
      asOf: today,
      ...(input.kind !== undefined && { kind: input.kind }),
    }),
  )
  const now = await lookUp(found, given, today)
  const laws = [...now.laws.values()]
  const asOf = laws.map((law) => law.checkedOn).sort()[0]
  const words = markedWords(fold(input.question))
  return {
    hits: found.flatMap((one) => hitOf(one, now, words) ?? []),
    missingLaws: missingFor(input.question, laws),
    ...(asOf !== undefined && { asOf }),
  }
})

/** A guide's id; of an article and an answer the id of the passage itself. */
const subjectOf = ({ passage }: Found): string =>
  passage.kind === 'guide' ? passage.id.slice(0, passage.id.lastIndexOf('#')) : passage.id

/** Of a guide only the section that fits best. */
const onceEach = (found: readonly Found[]): Found[] => {
  const seen = new Set<string>()
  return found.filter((one) => !seen.has(subjectOf(one)) && seen.add(subjectOf(one)))
}

interface Now {
  readonly laws: ReadonlyMap<string, LawDoc>
  readonly guides: ReadonlyMap<string, GuideVersionDoc>
  readonly answers: ReadonlyMap<string, AnswerDoc>
  readonly repeals: readonly RepealDoc[]
  readonly today: string
}

const lookUp = async (
  found: readonly Found[],
  { statutes, guides, answers }: Pick<Services, 'statutes' | 'guides' | 'answers'>,
  today: string,
): Promise<Now> => {
  const of = (kind: Hit['kind']): Found[] => found.filter(({ passage }) => passage.kind === kind)
  const lawIds = [...new Set(of('article').flatMap(({ passage }) => passage.lawId ?? []))]
  const [laws, repeals, issued, approved] = await Promise.all([
    statutes.all(),
    lawIds.length > 0 ? statutes.repealsOf(lawIds) : [],
    guides.issuedOf(of('guide').map(subjectOf)),
    answers.approvedOf(of('answer').map(subjectOf)),
  ])
  return {
    laws: new Map(laws.map((law) => [law._id, law])),
    guides: new Map(issued.map((guide) => [guide.guideId, guide])),
    answers: new Map(approved.map((answer) => [answer._id, answer])),
    repeals,
    today,
  }
}

const hitOf = (found: Found, now: Now, words: readonly string[]): Hit | undefined => {
  if (found.passage.kind === 'article') return articleHit(found, now)
  return found.passage.kind === 'guide' ? guideHit(found, now) : answerHit(found, now, words)
}

const marksOf = (marks: Found['marks']): [number, number][] => marks.map(([start, end]) => [start, end])

const articleHit = ({ passage, shown, marks }: Found, now: Now): Hit | undefined => {
  const law = now.laws.get(passage.lawId ?? '')
  const number = parseArticleLabel(passage.label ?? '')
  if (!law || !number || passage.label === undefined) return undefined
  const repealed = now.repeals.some(
    (one) =>
      one.lawId === law._id &&
      one.order === articleOrder(number) &&
      one.part === undefined &&
      one.on <= now.today,
  )
  return {
    kind: 'article',
    id: `${law._id}#${passage.label}`,
    title: `${law.shortTitle} ${passage.label}`,
    place: passage.heading,
    passage: shown,
    marks: marksOf(marks),
    inForce: !repealed,
    asOf: law.checkedOn,
  }
}

const guideHit = (found: Found, now: Now): Hit | undefined => {
  const guide = now.guides.get(subjectOf(found))
  if (!guide?.issuedAt) return undefined
  return {
    kind: 'guide',
    id: guide.guideId,
    title: guide.title,
    place: found.passage.heading,
    passage: found.shown,
    marks: marksOf(found.marks),
    inForce: true,
    asOf: shanghaiDay(guide.issuedAt),
    answer: guide.answer,
  }
}

/** The question is the title; what is shown is the answer. */
const answerHit = (found: Found, now: Now, words: readonly string[]): Hit | undefined => {
  const answer = now.answers.get(subjectOf(found))
  if (!answer) return undefined
  const { passage, marks } = snippetOf(answer.answer, words)
  return {
    kind: 'answer',
    id: answer._id,
    title: answer.question,
    place: '律师答复',
    passage,
    marks: marksOf(marks),
    inForce: true,
    asOf: shanghaiDay(answer.createdAt),
    answer: firstSentences(answer.answer),
  }
}

const SHORT = 120

/** Whole sentences up to 120 characters; a first sentence that is longer is cut. */
const firstSentences = (text: string): string => {
  const [line = ''] = text.split('\n')
  if (line.length <= SHORT) return line
  const end = line.lastIndexOf('。', SHORT - 1)
  return end > 0 ? line.slice(0, end + 1) : `${line.slice(0, SHORT - 1)}…`
}
