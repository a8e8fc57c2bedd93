import { shanghaiDay } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'
import { createAnswerStore, type AnswerDoc } from '../store/answers'
import { createGuideStore, type GuideVersionDoc } from '../store/guides'
import type { ArticleDoc, LawDoc, RepealDoc } from '../store/laws'
import { createStatuteStore } from '../store/statutes'

/** Everything that can be found, as it is now. */
export interface Catalogue {
  readonly laws: readonly (LawDoc & { readonly text: readonly ArticleDoc[] })[]
  /** In force today. */
  readonly repeals: readonly RepealDoc[]
  readonly guides: readonly GuideVersionDoc[]
  readonly answers: readonly AnswerDoc[]
}

export const readCatalogue = async (unit: Unit): Promise<Catalogue> => {
  const statutes = createStatuteStore(unit)
  const today = shanghaiDay(unit.clock.now())
  const all = await statutes.all()
  const laws = []
  for (const law of all) laws.push({ ...law, text: await statutes.articlesOf(law._id, law.current) })
  const repeals = (await statutes.repealsOf(all.map((law) => law._id))).filter((repeal) => repeal.on <= today)
  return {
    laws,
    repeals,
    guides: await createGuideStore(unit).allIssued(),
    answers: await createAnswerStore(unit).allApproved(),
  }
}
