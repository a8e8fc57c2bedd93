import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope } from '../parts/desk'
import { refuseWrongCitations } from '../parts/wrong-citations'
import { citeKeys } from '../rules/citation-state'
import { whatIsMissing } from '../rules/completeness'
import { operation } from '../services'

/** A law that the library does not hold may be cited and is said as such; an article that a known law does not have may not. */
export const submitForReview = operation(
  library.submitForReview,
  async ({ input, caller, guides, citations, clock, audit }) => {
    const guide = await guideInScope(guides, caller, input.guideId)
    const draft = await guides.version(guide._id, input.version)
    if (!draft) throw refuse('NOT_FOUND')
    if (draft.state !== 'draft') throw refuse('NOT_A_DRAFT')
    if (draft.revision !== input.revision) throw refuse('CHANGED_MEANWHILE')
    const missing = whatIsMissing(draft)
    if (Object.keys(missing).length > 0) throw refuse('INCOMPLETE', { fields: missing })
    const resolved = await citations.resolve(draft.citations.map(({ text }) => text))
    refuseWrongCitations(resolved)
    await guides.change(
      guide._id,
      draft.version,
      { states: ['draft'], revision: input.revision },
      { state: 'in-review', citations: resolved, cites: citeKeys(resolved), changedAt: clock.now() },
      ['reviewNote', 'reviewerId'],
    )
    await audit.record({
      action: 'submit-for-review',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `“${draft.title}”第 ${draft.version} 版送审`,
    })
    return { done: true as const }
  },
)
