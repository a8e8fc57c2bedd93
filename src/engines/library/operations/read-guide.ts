import { dayLongAddress } from '../../../kernel/file-address'
import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { library } from '../contract'
import { nameFrom } from '../parts/desk'
import { correctionOf, guideHead } from '../parts/guide-view'
import { isPublic } from '../rules/guide-state'
import { operation } from '../services'

/** Every version that was once issued stays readable, and says what has become of it.
 *  `asOf` is the oldest day on which one of the cited laws was compared with its source; as long as none of them is
 *  in the library, the day on which the second reader's version was issued. */
export const readGuide = operation(
  library.readGuide,
  async ({ input, guides, citations, people, signer, clock }) => {
    const guide = await guides.guide(input.guideId)
    if (guide?.current === undefined) throw refuse('NOT_FOUND')
    const current = await guides.version(guide._id, guide.current)
    const wanted = input.version ?? guide.current
    const version = wanted === guide.current ? current : await guides.version(guide._id, wanted)
    if (!version?.issuedAt || !isPublic(version.state)) throw refuse('NOT_FOUND')
    const [cited = []] = await citations.views([version.citations])
    const names = version.reviewerId === undefined ? new Map() : await people.namesOf([version.reviewerId])
    const correction = correctionOf(guide, version, current)
    const checked = cited.flatMap(({ checkedOn }) => (checkedOn === undefined ? [] : [checkedOn])).sort()
    return {
      ...guideHead(version),
      withdrawn: guide.withdrawn !== undefined,
      answer: version.answer,
      sections: version.sections.map((section) => ({
        ...section,
        pictures: section.pictures.map(({ fileId, alt }) => ({
          path: dayLongAddress(signer, fileId, clock.now()),
          alt,
        })),
      })),
      citations: cited,
      ...(version.reviewerId !== undefined && { reviewedBy: nameFrom(names, version.reviewerId) }),
      ...(correction && { correction }),
      ...(guide.withdrawn && {
        withdrawal: { reason: guide.withdrawn.reason, on: shanghaiDay(guide.withdrawn.at) },
      }),
      toBeReviewed: version.reasons.length > 0,
      asOf: checked[0] ?? shanghaiDay(version.issuedAt),
    }
  },
)
