import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import type { GuideMessage } from '../facts'
import { guideInScope } from '../parts/desk'
import { operation } from '../services'

/** Readers who have the address still open it and see that it was taken back, and why; lists and search no longer show it. */
export const withdrawGuide = operation(
  library.withdrawGuide,
  async ({ input, caller, guides, state, clock, audit, outbox }) => {
    const guide = await guideInScope(guides, caller, input.guideId, ['staff'])
    if (guide.current === undefined || guide.withdrawn) throw refuse('NOT_ISSUED')
    const now = clock.now()
    const changed = await guides.change(
      guide._id,
      guide.current,
      { states: ['issued'] },
      { state: 'withdrawn', changedAt: now, reasons: [] },
    )
    if (!changed) throw refuse('NOT_ISSUED')
    await guides.setWithdrawn(guide._id, { reason: input.reason, at: now })
    await state.bump()
    await outbox.add('guide.withdrawn', `${guide._id}@${guide.current}`, {
      guideId: guide._id,
      version: guide.current,
      previous: null,
    } satisfies GuideMessage)
    await audit.record({
      action: 'withdraw-guide',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `撤下第 ${guide.current} 版：${input.reason}`,
    })
    return { done: true as const }
  },
)
