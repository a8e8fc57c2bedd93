import type { HandlerOutput } from '../../../kernel/contract'
import { shanghaiDay } from '../../../kernel/time'
import { library } from '../contract'
import { guideHead } from '../parts/guide-view'
import type { Found } from '../parts/library-index'
import { missingFor } from '../parts/missing-laws'
import { labelOfOrder } from '../rules/citation-state'
import { operation } from '../services'
import type { AnswerDoc } from '../store/answers'
import type { GuideVersionDoc } from '../store/guides'
import type { LawDoc, RepealDoc } from '../store/laws'

const MOST_HITS = 20

/** Ranks with the index at hand and then looks at what is true now: a guide that was withdrawn a second ago is not
 *  shown, and an article that was repealed says so, even while the index is still being brought up to date. */
export const search = operation(library.search, async ({ input, shelf, statutes, guides, answers, clock }) => {
  const found = await shelf.find(input.question, input.kind, MOST_HITS)
  const keysOf = (kind: Found['kind']): string[] => found.flatMap((one) => (one.kind === kind ? [one.key] : []))
  const [laws, issued, approved] = await Promise.all([
    statutes.all(),
    guides.issuedOf(keysOf('guide')),
    answers.approvedOf(keysOf('answer')),
  ])
  const lawIds = [...new Set(keysOf('article').map((key) => articleOf(key).lawId))]
  const repeals = lawIds.length > 0 ? await statutes.repealsOf(lawIds) : []
  const now: Now = {
    laws: new Map(laws.map((law) => [law._id, law])),
    guides: new Map(issued.map((guide) => [guide.guideId, guide])),
    answers: new Map(approved.map((answer) => [answer._id, answer])),
    repeals,
    today: shanghaiDay(clock.now()),
  }
  const asOf = laws.map((law) => law.checkedOn).sort()[0]
  return {
    hits: found.flatMap((one) => hitOf(one, now) ?? []),
    missingLaws: missingFor(input.question, laws),
    ...(asOf !== undefined && { asOf }),
  }
})

interface Now {
  readonly laws: ReadonlyMap<string, LawDoc>
  readonly guides: ReadonlyMap<string, GuideVersionDoc>
  readonly answers: ReadonlyMap<string, AnswerDoc>
  readonly repeals: readonly RepealDoc[]
  readonly today: string
}

type Hit = HandlerOutput<(typeof library)['search']>['hits'][number]

const articleOf = (key: string): { lawId: string; order: number } => {
  const at = key.lastIndexOf('#')
  return { lawId: key.slice(0, at), order: Number(key.slice(at + 1)) }
}

const hitOf = (found: Found, now: Now): Hit | undefined => {
  const passage = { passage: found.passage, marks: found.marks.map(([start, end]): [number, number] => [start, end]) }
  if (found.kind === 'article') return articleHit(found, now, passage)
  if (found.kind === 'guide') {
    const guide = now.guides.get(found.key)
    if (!guide) return undefined
    const { title, issuedOn } = guideHead(guide)
    return {
      kind: 'guide',
      id: found.key,
      title,
      place: found.place,
      ...passage,
      inForce: true,
      ...(issuedOn !== undefined && { asOf: issuedOn }),
    }
  }
  const answer = now.answers.get(found.key)
  if (!answer) return undefined
  const place = '律师答复'
  return { kind: 'answer', id: found.key, title: answer.question, place, ...passage, inForce: true, asOf: shanghaiDay(answer.createdAt) }
}

const articleHit = (found: Found, now: Now, passage: Pick<Hit, 'passage' | 'marks'>): Hit | undefined => {
  const { lawId, order } = articleOf(found.key)
  const law = now.laws.get(lawId)
  if (!law) return undefined
  const label = labelOfOrder(order)
  const repealed = now.repeals.some(
    (one) => one.lawId === lawId && one.order === order && one.part === undefined && one.on <= now.today,
  )
  return {
    kind: 'article',
    id: `${lawId}#${label}`,
    title: `${law.shortTitle} ${label}`,
    place: found.place,
    ...passage,
    inForce: !repealed,
    asOf: law.checkedOn,
  }
}
