import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { composeAnswer } from '../parts/answering'
import { publish } from '../parts/publish'
import { lawyerStanding } from '../parts/standing'
import { maySeeHidden } from '../rules/hidden'
import { operation } from '../services'

/** Privately, to those who asked. Whatever goes to all is the lawyer's own general words under a number of their own:
 *  nothing in it, not even an id, leads back to a question. */
export const answerHidden = operation(lecture.answerHidden, {
  prepare: async ({ input, caller, hidden, people, library, cards, clock }) => {
    const [standing, found] = await Promise.all([
      lawyerStanding({ cards }, caller),
      hidden.find(input.questionIds),
    ])
    const seen = found.filter(
      ({ lectureId, place }) => lectureId === input.lectureId && maySeeHidden(standing, place),
    )
    if (seen.length !== new Set(input.questionIds).size) throw refuse('NOT_FOUND')
    return composeAnswer({ people, library, cards, clock }, caller, input, true)
  },
  handle: async ({ input, prepared: answer, clock, ids, rooms, hidden, outbox }) => {
    for (const questionId of new Set(input.questionIds)) {
      if (!(await hidden.answer(questionId, answer))) throw refuse('NOT_WAITING')
    }
    if (input.toAll) {
      const room = await rooms.get(input.lectureId)
      if (!room) throw refuse('NOT_FOUND')
      await publish(
        { rooms, outbox, ids, clock },
        room,
        {
          kind: 'answer',
          from: answer.by,
          answer: {
            ...answer,
            text: input.toAll.text,
            questionId: ids.next('q'),
            question: input.toAll.question,
            asker: '大家常问',
            people: 0,
          },
        },
        { tell: 'all' },
      )
    }
    return { done: true as const }
  },
})
