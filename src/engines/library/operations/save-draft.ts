import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope, homeOf } from '../parts/desk'
import { acceptGuidePictures } from '../parts/accept-pictures'
import { citeKeys } from '../rules/citation-state'
import { operation } from '../services'
import { guideVersionId } from '../store/guides'

/** A save names the revision it was based on; when somebody saved meanwhile it is refused, so nobody's words are overwritten. */
export const saveDraft = operation(library.saveDraft, {
  prepare: ({ input, caller, ...given }) => acceptGuidePictures(given, caller, input.sections),
  handle: async ({ input, caller, guides, citations, orgs, ids, clock, audit }) => {
    const me = memberOf(caller)
    const resolved = await citations.resolve(input.citations)
    const { revision, correctionNote, title, topic, answer, card, sections } = input
    const words = {
      title,
      topic,
      answer,
      card,
      sections,
      citations: resolved,
      cites: citeKeys(resolved),
      changedAt: clock.now(),
      ...(correctionNote !== undefined && { correctionNote }),
    }
    if (input.guideId === undefined) {
      const [guideId, orgPath] = [ids.next('guide'), await homeOf(caller, orgs)]
      await guides.add({ _id: guideId, orgPath, latest: 1, open: 1 })
      await guides.addVersion({
        _id: guideVersionId(guideId, 1),
        guideId,
        version: 1,
        orgPath,
        state: 'draft',
        revision: 1,
        ...words,
        authorId: me,
        writers: [me],
        reasons: [],
      })
      await audit.record({
        action: 'save-draft',
        subject: guideId,
        orgPath,
        detail: `新写指引“${input.title}”`,
      })
      return { guideId, version: 1, revision: 1 }
    }
    const guide = await guideInScope(guides, caller, input.guideId)
    if (revision === undefined)
      throw refuse('BAD_INPUT', { fields: { revision: '缺少您打开时的版本，请重新打开这一份' } })
    const version = guide.open
    if (version === undefined) throw refuse('NOT_A_DRAFT')
    const before = await guides.version(guide._id, version)
    if (before?.state !== 'draft') throw refuse('NOT_A_DRAFT')
    if (before.revision !== revision) throw refuse('CHANGED_MEANWHILE')
    const next = revision + 1
    await guides.change(
      guide._id,
      version,
      { states: ['draft'], revision },
      { ...words, revision: next },
      correctionNote === undefined ? ['correctionNote'] : [],
    )
    await guides.addWriter(guide._id, version, me)
    await audit.record({
      action: 'save-draft',
      subject: guide._id,
      orgPath: guide.orgPath,
      detail: `改写指引“${input.title}”第 ${version} 版`,
    })
    return { guideId: guide._id, version, revision: next }
  },
})
