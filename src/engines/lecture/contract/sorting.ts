import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Line, pageOf, Text } from '../../../kernel/shapes'
import { QuestionCard, HostCard, HiddenCard, Cites } from './shapes'

/** Questions at the console, for hosts; hidden ones for lawyers alone. */
export const sorting = defineContract({
  listQueue: {
    summary: 'Public questions for the hosts',
    access: 'worker',
    limit: { calls: 240, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      /** most: waiting, by people, then oldest · newest: waiting, newest first · review: to be looked at ·
       *  answered, refused, merged: newest first. */
      view: z.enum(['most', 'newest', 'review', 'answered', 'refused', 'merged']),
      cursor: Cursor.optional(),
    }),
    output: pageOf(HostCard),
    errors: ['NOT_FOUND'],
  },
  suggestMerges: {
    summary: 'Waiting questions that look like one question, or, without one, up to 10 clusters of the queue',
    access: 'worker',
    limit: { calls: 120, seconds: 60 },
    input: z.strictObject({ lectureId: Id, questionId: Id.optional() }),
    output: z.object({
      clusters: z.array(
        z.object({
          /** The one with most people; the others would be merged into it. */
          into: QuestionCard,
          others: z.array(QuestionCard),
          /** People of all of them. */
          people: z.int().positive(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  mergeQuestions: {
    summary: 'Ask several waiting questions as one; each person counts once, each group gets the answer',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, into: Id, questionIds: z.array(Id).min(1).max(50) }),
    output: z.object({ people: z.int().positive() }),
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
  unmergeQuestion: {
    summary:
      'Take a merged question out again, while the one it was merged into waits; who counts where is counted anew',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, questionId: Id }),
    /** People of the question that is on its own again, and of the one it was taken out of. */
    output: z.object({ people: z.int().positive(), left: z.int().positive() }),
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
  refuseQuestion: {
    summary: 'Take a public question down that breaks the rules; the asker is told why',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, questionId: Id, note: Line(60) }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
  admitQuestion: {
    summary: 'Let a question into the queue that waits for a look, or that was taken down by mistake',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, questionId: Id }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING'],
  },
  answerQuestion: {
    summary:
      'Answer a public question (and all merged into it), during the lecture or after; into the room and back to each group of origin. A co-host who is no lawyer answers without a licence, and is shown so',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      lectureId: Id,
      questionId: Id,
      text: Text(1500).min(1, '写下答复'),
      cites: Cites,
    }),
    output: z.object({ position: z.int().positive(), groups: Count }),
    errors: ['NOT_FOUND', 'NOT_WAITING', 'LICENCE_MISSING'],
  },
  listHiddenQuestions: {
    summary: 'Hidden questions that the calling lawyer may answer: of one lecture, or all open ones in scope',
    access: 'lawyer',
    limit: { calls: 240, seconds: 60 },
    input: z.strictObject({
      lectureId: Id.optional(),
      view: z.enum(['waiting', 'answered']).default('waiting'),
      cursor: Cursor.optional(),
    }),
    output: pageOf(HiddenCard),
    errors: [],
  },
  answerHidden: {
    summary:
      'Answer hidden questions privately; with `toAll` also, in other words, to everybody in the room and its groups',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({
      lectureId: Id,
      questionIds: z.array(Id).min(1).max(30),
      text: Text(1500).min(1, '写下答复'),
      cites: Cites,
      /** The lawyer's own general words; nothing of the question is taken over. */
      toAll: z.strictObject({ question: Line(200), text: Text(1500).min(1, '写下答复') }).optional(),
    }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING', 'LICENCE_MISSING'],
  },
})
