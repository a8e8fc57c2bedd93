import { citeKeys, touches, type RepealFact, type StoredCitation } from '../rules/citation-state'
import type { AnswerStore } from '../store/answers'
import type { GuideStore, GuideVersionDoc } from '../store/guides'
import type { Citations } from './citations'
import type { Clock } from '../../../kernel/time'

/** Something that happened to articles: why what cites them must be looked at again. */
export interface LawChange {
  /** `citeKey` → the reason, in words for the desk. */
  readonly reasons: ReadonlyMap<string, string>
  /** Absent: the article as a whole. */
  readonly repeal?: RepealFact
}

export interface Marks {
  /** Marks every guide and answer that cites one of the articles; how many issued guides it marked.
   *  An approval that was given before the change does not stand: such a version goes back to its second reader. */
  mark(change: LawChange): Promise<number>
  /** Ties citations of laws that have just arrived; marks what cites an article that such a law does not have.
   *  How many issued guides it marked. */
  settle(lawId: string): Promise<number>
}

const MOST_REASONS = 30

export const createMarks = (
  guides: GuideStore,
  answers: AnswerStore,
  citations: Citations,
  clock: Clock,
): Marks => {
  const markGuide = async (version: GuideVersionDoc, reasons: readonly string[]): Promise<number> => {
    const approvedBefore = version.state === 'approved'
    const all = [...new Set([...version.reasons, ...reasons])].slice(0, MOST_REASONS)
    await guides.change(
      version.guideId,
      version.version,
      { states: [version.state] },
      { reasons: all, changedAt: clock.now(), ...(approvedBefore && { state: 'in-review' as const }) },
      approvedBefore ? ['reviewerId'] : [],
    )
    return version.state === 'issued' ? 1 : 0
  }

  return {
    mark: async ({ reasons, repeal }) => {
      const keys = [...reasons.keys()]
      if (keys.length === 0) return 0
      const concerned = (list: readonly StoredCitation[]): string[] =>
        citeKeys(repeal ? list.filter((citation) => touches(repeal, citation)) : list).flatMap(
          (key) => reasons.get(key) ?? [],
        )
      let marked = 0
      for (const version of await guides.citing(keys)) {
        const why = concerned(version.citations)
        if (why.length > 0) marked += await markGuide(version, why)
      }
      for (const answer of await answers.citing(keys)) {
        const why = concerned(answer.citations)
        if (why.length > 0) await answers.change(answer._id, { reasons: merged(answer.reasons, why) })
      }
      return marked
    },

    settle: async (lawId) => {
      let marked = 0
      for (const version of await guides.unsettled()) {
        const { list, wrong, touched } = await settled(citations, version.citations, lawId)
        if (!touched) continue
        await guides.change(
          version.guideId,
          version.version,
          { states: [version.state] },
          { citations: list, cites: citeKeys(list) },
        )
        if (wrong.length > 0) marked += await markGuide(version, wrong)
      }
      for (const answer of await answers.unsettled()) {
        const { list, wrong, touched } = await settled(citations, answer.citations, lawId)
        if (!touched) continue
        await answers.change(answer._id, {
          citations: list,
          cites: citeKeys(list),
          reasons: merged(answer.reasons, wrong),
        })
      }
      return marked
    },
  }
}

const merged = (before: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...before, ...more])].slice(0, MOST_REASONS)

const settled = async (citations: Citations, before: readonly StoredCitation[], lawId: string) => {
  const resolved = await citations.resolve(before.map(({ text }) => text))
  const arrived = (at: number): StoredCitation | undefined => {
    const [old, now] = [before[at], resolved[at]]
    const news = old?.lawId === undefined || now?.order !== undefined
    return old?.order === undefined && now?.lawId === lawId && news ? now : undefined
  }
  const list = before.map((citation, at) => arrived(at) ?? citation)
  const wrong = before.flatMap((citation, at) => {
    const now = arrived(at)
    return now && now.order === undefined && citation.lawId === undefined
      ? [`“${citation.text}”在已导入的法律里没有找到`]
      : []
  })
  return { list, wrong, touched: before.some((_, at) => arrived(at) !== undefined) }
}
