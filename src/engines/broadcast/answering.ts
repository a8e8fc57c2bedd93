import type { Unit } from '../../kernel/unit'
import { createPosting } from './posting'
import { answerKey } from './rules/answer-key'
import { createQuestionStore } from './store/questions'

/** Topic of the message that an answer is to be put on the page of the group that asked; payload `{ questionId }`. */
export const ANSWER = 'broadcast.answer'

/** May be repeated. */
export const postAnswer = async (unit: Unit, questionId: string): Promise<void> => {
  const asked = await createQuestionStore(unit).get(questionId)
  if (asked?.state !== 'answered' || asked.question === undefined || asked.answer === undefined) return
  const { question, answer, by = '工会', law, decidedAt = asked.at } = asked
  await createPosting(undefined, unit).post({
    key: answerKey(questionId),
    groupIds: [asked.groupId],
    from: by,
    content: { kind: 'answer', question, answer, by, at: decidedAt, ...(law && { law }) },
  })
}
