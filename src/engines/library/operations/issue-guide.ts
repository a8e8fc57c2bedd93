import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import type { GuideMessage } from '../facts'
import { guideInScope } from '../parts/desk'
import { operation } from '../services'

/** The approved version becomes the one that readers see; the one before becomes `corrected` and stays readable.
 *  `guide.issued` goes out with the change, for whoever must tell the groups. */
export const issueGuide = operation(
  library.issueGuide,
  async ({ input, caller, guides, state, clock, audit, outbox }) => {
    const guide = await guideInScope(guides, caller, input.guideId, ['staff'])
    const version = await guides.version(guide._id, input.version)
    if (!version) throw refuse('NOT_FOUND')
    if (version.state !== 'approved') throw refuse('NOT_APPROVED')
    const now = clock.now()
    const previous = guide.current
    await guides.change(
      guide._id,
      version.version,
      { states: ['approved'] },
      {
        state: 'issued',
        issuedAt: now,
        changedAt: now,
        ...(previous !== undefined && { replaces: previous }),
      },
    )
    if (previous !== undefined) {
      await guides.change(
        guide._id,
        previous,
        { states: ['issued', 'withdrawn'] },
        { state: 'corrected', changedAt: now },
      )
    }
    await guides.setCurrent(guide._id, version.version)
    await state.bump()
    await outbox.add('guide.issued', version._id, {
      guideId: guide._id,
      version: version.version,
      previous: previous ?? null,
    } satisfies GuideMessage)
    await audit.record({
      action: 'issue-guide',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `发布“${version.title}”第 ${version.version} 版`,
    })
    return { done: true as const }
  },
)
