import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, Line, pageOf } from '../../../kernel/shapes'
import { AnswerView, QuestionState, QuestionCard, ShownAs } from './shapes'

/** Asking, upvoting, and what became of it. */
export const asking = defineContract({
  ask: {
    summary: 'Ask; others see it once it was checked, a hidden one reaches lawyers alone',
    access: 'worker',
    changes: 'once',
    limit: { calls: 6, seconds: 60 },
    input: z.strictObject({ lectureId: Id, groupId: Id, text: Line(300), shownAs: ShownAs }),
    output: z.object({
      questionId: Id,
      /** Public questions that stand before it; for a hidden one those asked before, hidden ones are in no figure. */
      ahead: Count,
    }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'QUEUE_CLOSED', 'ASKED_ENOUGH'],
  },
  findSimilar: {
    summary: 'Public questions, waiting or answered, that look like what is being typed; at most 3',
    access: 'reader',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ lectureId: Id, groupId: Id, text: Line(300) }),
    output: z.object({ items: z.array(QuestionCard) }),
    errors: ['NOT_FOUND'],
  },
  listQuestions: {
    summary: 'Public questions for the audience, to upvote and to read answers',
    access: 'reader',
    input: z.strictObject({
      lectureId: Id,
      groupId: Id,
      view: z.enum(['most', 'newest', 'answered']),
      cursor: Cursor.optional(),
    }),
    output: pageOf(QuestionCard.extend({ mine: z.boolean(), voted: z.boolean() })),
    errors: ['NOT_FOUND'],
  },
  vote: {
    summary: 'I ask this too; counts once a person, `on: false` takes it back',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ lectureId: Id, groupId: Id, questionId: Id, on: z.boolean() }),
    output: z.object({ people: z.int().positive(), voted: z.boolean() }),
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
  react: {
    summary: 'One tap under a segment: understood, or applause; counts once a person, nobody sees who',
    access: 'reader',
    changes: 'natural',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      groupId: Id,
      /** Of the segment. */
      number: z.int().positive(),
      what: z.enum(['clear', 'clap']),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_LIVE'],
  },
  reportQuestion: {
    summary: 'This public question breaks the rules; the hosts look at it',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 10, seconds: 60 },
    input: z.strictObject({ lectureId: Id, groupId: Id, questionId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  listMyQuestions: {
    summary: 'What the caller asked, hidden ones too, with place and answers; newest first, at most 50',
    access: 'worker',
    input: z.strictObject({ lectureId: Id.optional() }),
    output: z.object({
      items: z.array(
        z.object({
          questionId: Id,
          lectureId: Id,
          lectureTitle: z.string(),
          text: z.string(),
          shownAs: ShownAs,
          at: Instant,
          state: QuestionState,
          people: z.int().positive(),
          /** While it waits. Of a hidden one: public ones asked before it that still wait. */
          ahead: Count.optional(),
          /** Minutes until it will have its turn, by the pace so far; absent while there is none. */
          waitMinutes: z.int().positive().optional(),
          /** Of the question it was merged into, too. */
          answer: AnswerView.optional(),
          /** Why it is not shown. */
          note: z.string().optional(),
        }),
      ),
    }),
    errors: [],
  },
  withdrawQuestion: {
    summary: 'Take an own question back that was not answered',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ questionId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
})
