import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope } from '../parts/desk'
import { citeKeys } from '../rules/citation-state'
import { operation } from '../services'

/** The words were compared with the law as it is now and still hold: the mark goes, the citations count from today's wording. */
export const confirmStillRight = operation(
  library.confirmStillRight,
  async ({ input, caller, guides, citations, audit }) => {
    const guide = await guideInScope(guides, caller, input.guideId)
    const version = guide.current === undefined ? undefined : await guides.version(guide._id, guide.current)
    if (version?.state !== 'issued') throw refuse('NOT_FOUND')
    const kept = await citations.again(version.citations)
    await guides.change(
      guide._id,
      version.version,
      { states: ['issued'] },
      { reasons: [], citations: kept, cites: citeKeys(kept) },
    )
    await audit.record({
      action: 'confirm-still-right',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `第 ${version.version} 版经核对仍然有效：${input.note}`,
    })
    return { done: true as const }
  },
)
