import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { operation } from '../services'

/** Several questions become one: whoever asked or upvoted any of them counts once, and gets the answer. */
export const mergeQuestions = operation(
  lecture.mergeQuestions,
  async ({ input, caller, clock, lectures, questions, votes }) => {
    const { lectureId, into } = input
    await requireHost({ lectures }, caller, lectureId)
    const ids = [...new Set(input.questionIds)].filter((id) => id !== into)
    const found = await questions.find([into, ...ids])
    if (ids.length === 0 || found.length !== ids.length + 1) throw refuse('NOT_FOUND')
    if (found.some((question) => question.lectureId !== lectureId)) throw refuse('NOT_FOUND')
    const target = found.find(({ _id }) => _id === into)
    if (!target || found.some(({ state }) => state !== 'waiting')) throw refuse('NOT_WAITING')

    const at = clock.now()
    for (const questionId of ids) {
      const merged = await questions.change(questionId, ['waiting'], {
        state: 'merged',
        mergedInto: into,
        changedAt: at,
      })
      if (!merged) throw refuse('NOT_WAITING')
    }
    await questions.redirect(ids, into, at)

    const askers = found.filter(({ _id }) => _id !== into).map(({ askerId }) => askerId)
    const voters = await votes.votersOf([into, ...ids])
    const already = new Set(
      voters.filter(({ questionId }) => questionId === into).map(({ memberId }) => memberId),
    )
    const joining = [...new Set([...askers, ...voters.map(({ memberId }) => memberId)])].filter(
      (memberId) => memberId !== target.askerId && !already.has(memberId),
    )
    await votes.add(
      joining.map((memberId) => ({
        ...{ lectureId, questionId: into, memberId, merged: true },
        expiresAt: target.expiresAt,
      })),
    )
    const people = 1 + already.size + joining.length
    await questions.setPeople(into, people, at)
    return { people }
  },
)
