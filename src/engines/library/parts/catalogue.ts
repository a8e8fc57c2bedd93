import type { Unit } from '../../../kernel/unit'
import { createAnswerStore, type AnswerDoc } from '../store/answers'
import { createGuideStore, type GuideVersionDoc } from '../store/guides'
import type { ArticleDoc, LawDoc, LawVersionDoc, RepealDoc } from '../store/laws'
import { createStatuteStore } from '../store/statutes'

export interface LawWithText {
  readonly law: LawDoc
  readonly version: LawVersionDoc | undefined
  readonly articles: readonly ArticleDoc[]
}

/** Everything that can be found, as it is now. */
export interface Catalogue {
  readonly laws: readonly LawWithText[]
  /** Those that begin later as well: the question's day decides. */
  readonly repeals: readonly RepealDoc[]
  readonly guides: readonly GuideVersionDoc[]
  readonly answers: readonly AnswerDoc[]
}

export const readCatalogue = async (unit: Unit): Promise<Catalogue> => {
  const statutes = createStatuteStore(unit)
  const laws: LawWithText[] = []
  const all = await statutes.all()
  for (const law of all) {
    const version = await statutes.version(law._id, law.current)
    laws.push({ law, version, articles: await statutes.articlesOf(law._id, law.current) })
  }
  return {
    laws,
    repeals: await statutes.repealsOf(all.map((law) => law._id)),
    guides: await createGuideStore(unit).allIssued(),
    answers: await createAnswerStore(unit).allApproved(),
  }
}
