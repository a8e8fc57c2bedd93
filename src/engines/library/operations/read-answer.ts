import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { library } from '../contract'
import { nameFrom } from '../parts/desk'
import { operation } from '../services'

/** Only what a second reader approved is shown to everybody. */
export const readAnswer = operation(library.readAnswer, async ({ input, answers, citations, people }) => {
  const answer = await answers.get(input.answerId)
  if (answer?.state !== 'approved') throw refuse('NOT_FOUND')
  const [cited = []] = await citations.views([answer.citations])
  const names = await people.namesOf([answer.authorId])
  return {
    answerId: answer._id,
    question: answer.question,
    answer: answer.answer,
    citations: cited,
    answeredBy: nameFrom(names, answer.authorId),
    answeredOn: shanghaiDay(answer.createdAt),
    toBeReviewed: answer.reasons.length > 0,
  }
})
