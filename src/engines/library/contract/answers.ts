import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Cursor, Done, Id, Line, pageOf, Text } from '../../../kernel/shapes'
import { Citation, CitationText } from './shapes'

/** Answered questions on their way into the library. */
export const answers = defineContract({
  saveAnswer: {
    summary: 'Write down an answered question for the library; a second reader must approve it',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({
      question: Line(300),
      answer: Text(1000),
      citations: z.array(CitationText).max(20),
    }),
    output: z.object({ answerId: Id }),
    errors: ['WRONG_CITATION'],
  },
  listAnswers: {
    summary: 'Answers waiting for a second reader or for another look after a law changed, or all of them',
    access: ['staff', 'lawyer'],
    input: z.strictObject({ waiting: z.boolean().default(true), cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        answerId: Id,
        question: z.string(),
        answer: z.string(),
        citations: z.array(Citation),
        answeredBy: z.string(),
        approved: z.boolean(),
        mine: z.boolean(),
        /** An article that it cites has changed; approving it again says that it still holds. */
        toBeReviewed: z.boolean(),
        reasons: z.array(z.string()),
      }),
    ),
    errors: [],
  },
  approveAnswer: {
    summary: 'The second reader approves an answer; never its author',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ answerId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'OWN_DRAFT'],
  },
})
