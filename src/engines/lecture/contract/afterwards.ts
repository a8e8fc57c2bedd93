import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Day, Done, Id, Instant, pageOf } from '../../../kernel/shapes'
import { RoomEntry, RoomPath } from './shapes'

/** Minutes, and the work list of what was left open. */
export const afterwards = defineContract({
  readMinutes: {
    summary: 'The minutes of an ended lecture: segments, answers, open questions; late answers included',
    access: 'anyone',
    input: z.strictObject({ lectureId: Id, share: z.string().max(300).optional() }),
    output: z.object({
      lectureId: Id,
      title: z.string(),
      lecturer: z.string(),
      hosts: z.array(z.string()),
      guide: z.object({ guideId: Id, version: z.int().positive(), title: z.string() }),
      startedAt: Instant,
      endedAt: Instant,
      plannedMinutes: z.int().positive(),
      path: RoomPath,
      segments: z.array(RoomEntry),
      answers: z.array(RoomEntry),
      /** Public ones; text and people, never who asked. */
      open: z.array(
        z.object({ questionId: Id, text: z.string(), people: z.int().positive(), dueOn: Day.optional() }),
      ),
      groups: Count,
      listeners: Count,
      asked: Count,
      answered: Count,
      /** How many hidden questions there were: only for at least 10 people from at least 3 enterprises, counted once at the end. */
      hiddenAsked: Count.optional(),
      /** Of segments that at least 10 people understood or applauded, as the room was told; 0 stands for fewer than 10. */
      reactions: z.array(z.object({ number: z.int().positive(), clear: Count, clap: Count })),
      /** By group, for hosts and staff in scope only. */
      byGroup: z
        .array(z.object({ groupId: Id, name: z.string(), orgName: z.string(), came: Count, asked: Count }))
        .optional(),
    }),
    errors: ['NOT_FOUND', 'NOT_ENDED'],
  },
  listOpenQuestions: {
    summary:
      'The work list: public questions of ended lectures without an answer, by date; own ones or all in scope',
    access: ['staff', 'lawyer'],
    input: z.strictObject({
      lectureId: Id.optional(),
      mine: z.boolean().default(false),
      /** Owed by this person. */
      ownerId: Id.optional(),
      cursor: Cursor.optional(),
    }),
    output: pageOf(
      z.object({
        questionId: Id,
        lectureId: Id,
        lectureTitle: z.string(),
        text: z.string(),
        people: z.int().positive(),
        askedAt: Instant,
        owner: z.string(),
        ownerId: Id.optional(),
        dueOn: Day,
        late: z.boolean(),
      }),
    ),
    errors: [],
  },
  assignQuestion: {
    summary: 'Give an open public question to a host or lawyer, with a date',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ questionId: Id, ownerId: Id, dueOn: Day }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING', 'NOT_A_LAWYER', 'TIME_PAST'],
  },
  takeHidden: {
    summary: 'A lawyer takes an open hidden question on, with a date',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({ questionId: Id, dueOn: Day }),
    output: Done,
    errors: ['NOT_FOUND', 'NOT_WAITING', 'TIME_PAST'],
  },
})
