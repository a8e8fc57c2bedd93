import { citeKey, type RepealFact } from '../rules/citation-state'
import { articleOrder } from '../rules/statutes/article-number'
import type { StatuteDiff } from '../rules/statutes/diff'
import type { LawDoc } from '../store/laws'
import type { LawChange } from './marks'

/** What a repeal means for the desk. */
export const repealReason = (
  law: Pick<LawDoc, '_id' | 'shortTitle'>,
  label: string,
  repeal: RepealFact,
): LawChange => ({
  reasons: new Map([
    [
      citeKey(law._id, repeal.order),
      `《${law.shortTitle}》${label}${repeal.part ?? ''}自 ${repeal.on} 起废止`,
    ],
  ]),
  repeal,
})

/** What a new version means for the desk: only articles whose words changed or that are gone. */
export const diffReasons = (
  law: { readonly lawId: string; readonly shortTitle: string; readonly versionDate: string },
  diff: StatuteDiff,
): LawChange => {
  const of = (label: string, what: string): string =>
    `《${law.shortTitle}》${label}在 ${law.versionDate} 的版本里${what}`
  return {
    reasons: new Map([
      ...diff.changed.map(
        ({ after }) => [citeKey(law.lawId, articleOrder(after)), of(after.label, '改了')] as const,
      ),
      ...diff.removed.map(
        (gone) => [citeKey(law.lawId, articleOrder(gone)), of(gone.label, '没有了')] as const,
      ),
    ]),
  }
}
