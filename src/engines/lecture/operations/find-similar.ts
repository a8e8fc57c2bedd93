import { lecture } from '../contract'
import { questionCard } from '../parts/views'
import { requireGroup } from '../parts/visit'
import { operation } from '../services'

/** Before somebody asks: is it there already? */
export const findSimilar = operation(
  lecture.findSimilar,
  async ({ input, caller, groups, questions, similar }) => {
    await requireGroup({ groups }, caller, input.lectureId, input.groupId)
    const alike = await similar.of(input.lectureId)
    const found = alike({ text: input.text, limit: 3, states: ['waiting', 'answered'] })
    const byId = new Map(
      (await questions.find(found.map(({ id }) => id))).map((question) => [question._id, question]),
    )
    return {
      items: found.flatMap(({ id }) => {
        const question = byId.get(id)
        return question && (question.state === 'waiting' || question.state === 'answered')
          ? [questionCard(question)]
          : []
      }),
    }
  },
)
