import { lecture } from '../contract'
import { pageBy, placeOf, weightPlaceOf } from '../parts/places'
import { questionCard } from '../parts/views'
import { requireGroup } from '../parts/visit'
import { isProven } from '../rules/reader'
import { operation } from '../services'
import { voteId } from '../store/votes'

const PAGE = 20

/** Checked public questions for the audience. */
export const listQuestions = operation(
  lecture.listQuestions,
  async ({ input, caller, groups, questions, votes }) => {
    const { lectureId, view, cursor } = input
    await requireGroup({ groups }, caller, lectureId, input.groupId)
    const state = view === 'answered' ? 'answered' : 'waiting'
    const found =
      view === 'most'
        ? await questions.byWeight(lectureId, [state], weightPlaceOf(cursor), PAGE + 1)
        : await questions.byTime(lectureId, [state], placeOf(cursor), PAGE + 1)
    // Whoever proved no phone learns nothing of what the member asked or upvoted.
    const memberId = isProven(caller) ? caller.memberId : undefined
    const cast =
      memberId === undefined
        ? new Set<string>()
        : await votes.cast(found.map(({ _id }) => voteId(_id, memberId)))
    return pageBy(
      found,
      PAGE,
      (question) => ({
        ...questionCard(question),
        mine: memberId !== undefined && question.askerId === memberId,
        voted: memberId !== undefined && cast.has(voteId(question._id, memberId)),
      }),
      ({ people, at, _id }) => (view === 'most' ? [people, at, _id] : [at, _id]),
    )
  },
)
