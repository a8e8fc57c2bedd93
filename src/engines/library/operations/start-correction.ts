import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope } from '../parts/desk'
import { operation } from '../services'
import { guideVersionId } from '../store/guides'

/** The next version begins with the words of the current one; only one version is open at a time. */
export const startCorrection = operation(
  library.startCorrection,
  async ({ input, caller, guides, clock, audit }) => {
    const me = memberOf(caller)
    const guide = await guideInScope(guides, caller, input.guideId)
    if (guide.current === undefined || guide.withdrawn) throw refuse('NOT_ISSUED')
    const current = await guides.version(guide._id, guide.current)
    if (!current) throw refuse('NOT_ISSUED')
    const version = await guides.openNext(guide._id)
    if (version === undefined) throw refuse('DRAFT_OPEN')
    const { title, topic, answer, card, sections, citations, cites, reasons, orgPath, writers } = current
    await guides.addVersion({
      _id: guideVersionId(guide._id, version),
      guideId: guide._id,
      version,
      orgPath,
      state: 'draft',
      revision: 1,
      title,
      topic,
      answer,
      card,
      sections,
      citations,
      cites,
      authorId: me,
      // Their words are in it, so none of them is its second reader.
      writers: [...new Set([me, ...writers])],
      changedAt: clock.now(),
      reasons,
    })
    await audit.record({
      action: 'start-correction',
      subject: guide._id,
      orgPath,
      detail: `开始写“${title}”第 ${version} 版`,
    })
    return { guideId: guide._id, version }
  },
)
