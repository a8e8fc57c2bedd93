import { memberOf } from '../../../kernel/caller'
import { dayLongAddress } from '../../../kernel/file-address'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { guideInScope, nameFrom } from '../parts/desk'
import { operation } from '../services'

/** Any version, in any state, for those who write and review within its scope. */
export const readDraft = operation(
  library.readDraft,
  async ({ input, caller, guides, citations, people, signer, clock }) => {
    const guide = await guideInScope(guides, caller, input.guideId)
    const version = await guides.version(guide._id, input.version)
    if (!version) throw refuse('NOT_FOUND')
    const [cited = []] = await citations.views([version.citations])
    const names = await people.namesOf([version.authorId])
    return {
      guideId: guide._id,
      version: version.version,
      revision: version.revision,
      state: version.state,
      title: version.title,
      topic: version.topic,
      answer: version.answer,
      card: version.card,
      sections: version.sections.map((section) => ({
        ...section,
        pictures: section.pictures.map((use) => ({
          ...use,
          path: dayLongAddress(signer, use.fileId, clock.now()),
        })),
      })),
      citations: cited,
      ...(version.correctionNote !== undefined && { correctionNote: version.correctionNote }),
      ...(version.reviewNote !== undefined && { reviewNote: version.reviewNote }),
      author: nameFrom(names, version.authorId),
      mine: version.writers.includes(memberOf(caller)),
    }
  },
)
