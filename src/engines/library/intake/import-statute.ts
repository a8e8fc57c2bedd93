import { createHash } from 'node:crypto'
import { HOUSE } from '../../../kernel/caller'
import { inTransaction } from '../../../kernel/transaction'
import type { House, Unit } from '../../../kernel/unit'
import { knownRepeals } from '../data/repeals'
import { createCitations } from '../parts/citations'
import { diffReasons, repealReason } from '../parts/law-change'
import { createMarks, type Marks } from '../parts/marks'
import { articleOrder, parseArticleLabel } from '../rules/statutes/article-number'
import { diffStatutes, type StatuteDiff } from '../rules/statutes/diff'
import { lawIdOf } from '../rules/statutes/names'
import type { Statute } from '../rules/statutes/statute'
import { createAnswerStore } from '../store/answers'
import { createGuideStore } from '../store/guides'
import { articleId, versionId, type ArticleDoc, type LawVersionDoc } from '../store/laws'
import { createStateStore } from '../store/state'
import { createStatuteStore, type StatuteStore } from '../store/statutes'

export interface ImportOptions {
  /** The day on which the file was compared with its source, YYYY-MM-DD. */
  readonly asOf: string
  /** Made up for the demo. */
  readonly sample: boolean
}

/** `same`: nothing but the day of the check changed. `older`: kept for readers of the past, the current text stays. */
export interface Imported {
  readonly outcome: 'new-law' | 'new-version' | 'corrected' | 'older' | 'same'
  readonly lawId: string
  readonly articles: number
  /** Articles whose words changed or that are gone, against the text that readers saw before. */
  readonly changed: number
  /** Issued guides that are to be reviewed because of it. */
  readonly guidesMarked: number
}

/** Puts one parsed file into the library in one transaction: readers see all of a version or nothing of it,
 *  and every guide that cites a changed article is marked with it. Safe to repeat. */
export const importStatute = (house: House, statute: Statute, options: ImportOptions): Promise<Imported> =>
  inTransaction(house, HOUSE, (unit) => put(unit, statute, options))

const put = async (unit: Unit, statute: Statute, { asOf, sample }: ImportOptions): Promise<Imported> => {
  const { lawId, versionDate } = statute
  const statutes = createStatuteStore(unit)
  const guides = createGuideStore(unit)
  const marks = createMarks(
    guides,
    createAnswerStore(unit),
    createCitations(statutes, unit.clock),
    unit.clock,
  )
  const law = await statutes.law(lawId)
  const stored = await statutes.version(lawId, versionDate)
  const fingerprint = createHash('sha256').update(JSON.stringify(statute)).digest('base64url')
  const counted = { lawId, articles: statute.articles.length }
  const isCurrent = law === undefined || versionDate >= law.current

  if (law && stored?.fingerprint === fingerprint && law.sample === sample) {
    await statutes.checked(lawId, versionDate, asOf)
    const guidesMarked = await applyRepeals(statutes, marks, statute)
    if (guidesMarked > 0) await createStateStore(unit).bump()
    return { outcome: 'same', ...counted, changed: 0, guidesMarked }
  }

  const before = law && isCurrent ? await statutes.articlesOf(lawId, law.current) : []
  const sameDay = stored ? await statutes.articlesOf(lawId, versionDate) : []
  const corrections = (stored?.corrections ?? -1) + 1
  const since = wordings(stored ? sameDay : before, statute, corrections)
  await statutes.putVersion(
    versionDoc(statute, { fingerprint, corrections, checkedOn: asOf, importedAt: unit.clock.now() }),
    statute.articles.map((article) => articleDoc(statute, article, since)),
  )
  if (isCurrent) await statutes.putLaw(lawDoc(statute, asOf, sample))
  const diff = isCurrent && law ? diffOf(before, statute) : undefined
  let guidesMarked = diff ? await marks.mark(diffReasons(statute, diff)) : 0
  guidesMarked += await marks.settle(lawId)
  guidesMarked += await applyRepeals(statutes, marks, statute)
  await createStateStore(unit).bump()
  await unit.audit.record({
    action: 'import-statute',
    subject: lawId,
    orgPath: [],
    detail: `导入《${statute.shortTitle}》${versionDate} 版，${statute.articles.length} 条`,
  })
  return {
    outcome: !law ? 'new-law' : stored ? 'corrected' : isCurrent ? 'new-version' : 'older',
    ...counted,
    changed: diff ? diff.changed.length + diff.removed.length : 0,
    guidesMarked,
  }
}

const asStatute = (docs: readonly ArticleDoc[]): Pick<Statute, 'articles'> => ({
  articles: docs.map(({ order, label, path, text }) => ({
    number: Math.floor(order / 100),
    ...(order % 100 > 0 && { sub: order % 100 }),
    label,
    path,
    text,
  })),
})

const diffOf = (before: readonly ArticleDoc[], after: Statute): StatuteDiff =>
  diffStatutes(asStatute(before), after)

/** Order → the name of its wording: carried over from the text before as long as no word changed. */
const wordings = (
  before: readonly ArticleDoc[],
  statute: Statute,
  corrections: number,
): ReadonlyMap<number, string> => {
  const fresh = corrections === 0 ? statute.versionDate : `${statute.versionDate}.${corrections}`
  const changed = new Set(diffOf(before, statute).changed.map(({ after }) => articleOrder(after)))
  const old = new Map(before.map(({ order, since }) => [order, since]))
  return new Map(
    statute.articles.map((article) => {
      const order = articleOrder(article)
      return [order, changed.has(order) ? fresh : (old.get(order) ?? fresh)]
    }),
  )
}

const versionDoc = (
  { lawId, versionDate, title, history, preamble, attachments }: Statute,
  about: Pick<LawVersionDoc, 'fingerprint' | 'corrections' | 'checkedOn' | 'importedAt'>,
): LawVersionDoc => ({
  _id: versionId(lawId, versionDate),
  lawId,
  versionDate,
  title,
  history: history.map(({ text }) => text),
  preamble,
  attachments: attachments.map((attachment) => ({ ...attachment })),
  ...about,
})

const articleDoc = (
  { lawId, versionDate }: Statute,
  article: Statute['articles'][number],
  since: ReadonlyMap<number, string>,
): ArticleDoc => {
  const order = articleOrder(article)
  return {
    _id: articleId(lawId, versionDate, order),
    lawId,
    versionDate,
    order,
    label: article.label,
    path: [...article.path],
    text: article.text,
    since: since.get(order) ?? versionDate,
  }
}

const lawDoc = (statute: Statute, checkedOn: string, sample: boolean) => ({
  _id: statute.lawId,
  title: statute.title,
  shortTitle: statute.shortTitle,
  aliases: [...statute.aliases],
  rank: sample ? '演示样本' : statute.rank,
  current: statute.versionDate,
  checkedOn,
  articles: statute.articles.length,
  sample,
})

/** Repeals that the project knows of, for this law; how many issued guides they marked. */
const applyRepeals = async (statutes: StatuteStore, marks: Marks, statute: Statute): Promise<number> => {
  let marked = 0
  for (const { law, label, part, on, by } of knownRepeals) {
    const number = lawIdOf(law) === statute.lawId ? parseArticleLabel(label) : undefined
    if (!number) continue
    const fact = { order: articleOrder(number), on, ...(part !== undefined && { part }) }
    if (await statutes.addRepeal({ lawId: statute.lawId, label, by, ...fact })) {
      marked += await marks.mark(
        repealReason({ _id: statute.lawId, shortTitle: statute.shortTitle }, label, fact),
      )
    }
  }
  return marked
}
