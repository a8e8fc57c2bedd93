import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireGroup } from '../parts/visit'
import { operation } from '../services'

/** So many people who object take it out of the queue until a host has looked. */
const ENOUGH = 3
/** Kept beside the votes under a name of its own. */
const reportId = (questionId: string): string => `report-${questionId}`

/** A person counts once; the hosts see how many object. */
export const reportQuestion = operation(
  lecture.reportQuestion,
  async ({ input, caller, clock, groups, questions, votes }) => {
    await requireGroup({ groups }, caller, input.lectureId, input.groupId)
    const question = await questions.get(input.questionId)
    if (question?.lectureId !== input.lectureId || question.state !== 'waiting') throw refuse('NOT_FOUND')
    const memberId = memberOf(caller)
    const questionId = reportId(question._id)
    if ((await votes.cast([`${questionId}:${memberId}`])).size > 0) return { done: true as const }
    await votes.add([{ lectureId: input.lectureId, questionId, memberId, expiresAt: question.expiresAt }])
    await questions.report(question._id)
    if (question.reports + 1 >= ENOUGH) {
      await questions.change(question._id, ['waiting'], {
        state: 'review',
        note: '有人反映',
        changedAt: clock.now(),
      })
    }
    return { done: true as const }
  },
)
