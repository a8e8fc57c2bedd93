import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { composeAnswer } from '../parts/answering'
import { isHost, isLawyerOf } from '../parts/hosts'
import { publish } from '../parts/publish'
import { operation } from '../services'

/** Into the room, to the asker, and back to every group that asked: at once or weeks later. */
export const answerQuestion = operation(lecture.answerQuestion, {
  prepare: async ({ input, caller, lectures, questions, people, library, cards, clock }) => {
    const [standing, question] = await Promise.all([
      lectures.get(input.lectureId),
      questions.get(input.questionId),
    ])
    if (!standing || question?.lectureId !== input.lectureId) throw refuse('NOT_FOUND')
    const lawyer = isLawyerOf(caller, standing)
    const mine = isHost(caller, standing) || question.ownerId === memberOf(caller)
    if (!(mine || (lawyer && standing.state === 'ended'))) throw refuse('NOT_FOUND')
    return composeAnswer({ people, library, cards, clock }, caller, input, lawyer)
  },
  handle: async ({ input, prepared: answer, clock, ids, rooms, questions, outbox }) => {
    const at = clock.now()
    const question = await questions.change(input.questionId, ['waiting'], {
      state: 'answered',
      answer,
      answeredAt: at,
      changedAt: at,
    })
    const room = await rooms.get(input.lectureId)
    if (!question || !room) throw refuse('NOT_WAITING')
    const merged = await questions.mergedInto([question._id])
    const groupIds = [...new Set([question.groupId, ...merged.map(({ groupId }) => groupId)])]
    const { position } = await publish(
      { rooms, outbox, ids, clock },
      room,
      {
        kind: 'answer',
        from: answer.by,
        answer: {
          ...answer,
          questionId: question._id,
          question: question.text,
          asker: question.asker,
          people: question.people,
        },
      },
      {
        tell: groupIds,
        set: { waiting: Math.max(0, room.waiting - 1), answered: room.answered + 1 },
      },
    )
    return { position, groups: groupIds.length }
  },
})
