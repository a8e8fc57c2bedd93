import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope } from '../parts/desk'
import { citeKeys } from '../rules/citation-state'
import { operation } from '../services'

/** Nobody who wrote a word of a version is its second reader. What was approved but not issued can still be sent back. */
export const decideReview = operation(
  library.decideReview,
  async ({ input, caller, guides, citations, clock, audit }) => {
    const me = memberOf(caller)
    const guide = await guideInScope(guides, caller, input.guideId)
    const version = await guides.version(guide._id, input.version)
    if (!version) throw refuse('NOT_FOUND')
    const sentBack = version.state === 'approved' && !input.approve
    if (version.state !== 'in-review' && !sentBack) throw refuse('NOT_IN_REVIEW')
    if (version.writers.includes(me)) throw refuse('OWN_DRAFT')
    const note = input.note.trim()
    if (!input.approve && note === '') throw refuse('NOTE_NEEDED', { fields: { note: '写一句退回的原因' } })
    const at = { changedAt: clock.now(), ...(note !== '' && { reviewNote: note }) }
    if (input.approve) {
      // The second reader approves the words against the law of today: what changed before is thereby looked at.
      const resolved = await citations.again(version.citations)
      await guides.change(
        guide._id,
        version.version,
        { states: ['in-review'] },
        {
          state: 'approved',
          reviewerId: me,
          citations: resolved,
          cites: citeKeys(resolved),
          reasons: [],
          ...at,
        },
      )
    } else {
      await guides.change(
        guide._id,
        version.version,
        { states: [version.state] },
        { state: 'draft', ...at },
        ['reviewerId'],
      )
    }
    await audit.record({
      action: 'decide-review',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `“${version.title}”第 ${version.version} 版${input.approve ? '审核通过' : '退回'}`,
    })
    return { done: true as const }
  },
)
