import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Instant, pageOf, Text } from '../../../kernel/shapes'
import { Picture, PieceView, RoomState, RoomPath, lectureOnly } from './shapes'

/** The console, for hosts. */
export const hosting = defineContract({
  readConsole: {
    summary: 'Everything a console shows but the questions; call it every 3 to 5 seconds',
    access: 'worker',
    limit: { calls: 240, seconds: 60 },
    input: lectureOnly,
    output: z.object({
      /** The server's clock: everything on the screen that counts time counts from it. */
      now: Instant,
      room: RoomState,
      path: RoomPath,
      last: Count,
      /** Taps under the newest segment. */
      reacted: z.object({ clear: Count, clap: Count }),
      /** The caller is at the console: publishing is theirs. Otherwise takeOver first. */
      holding: z.boolean(),
      speaker: z.string(),
      /** The caller is a lawyer of this lecture: may answer, and sees hidden questions that concern no interest of theirs. */
      lawyer: z.boolean(),
      /** The lawyer card lacks its licence number: answering will be refused. */
      licenceMissing: z.boolean(),
      /** Milliseconds since the start by the server's clock, and what is left of planned plus extended; below 0: past time. */
      elapsedMs: Count,
      leftMs: z.int(),
      script: z.array(PieceView),
      scriptRevision: Count,
      /** The piece that 发第 n 段 will send; absent when all were sent. */
      nextPieceId: Id.optional(),
      /** Groups of the lecture, and those that have got the newest piece that goes to groups. */
      groups: Count,
      groupsReached: Count,
      /** Questions that wait for a look, that wait for an answer, that were answered. */
      review: Count,
      waiting: Count,
      answered: Count,
      /** Hidden questions that this caller may answer; 0 for whoever is no lawyer. */
      hiddenWaiting: Count,
      mayMerge: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
  },
  startLecture: {
    summary: 'Begin; from an hour before the planned start on. The groups get a card',
    access: 'worker',
    changes: 'once',
    input: lectureOnly,
    output: z.object({ startedAt: Instant }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'LECTURE_BEGUN', 'LECTURE_ENDED', 'OTHER_SPEAKER', 'CANCELLED'],
  },
  sendPiece: {
    summary: 'Send a prepared piece; sent twice, by whichever console, it is in the room once',
    access: 'worker',
    changes: 'once',
    limit: { calls: 120, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      pieceId: Id,
      /** Instead of the piece's text: words changed at the last moment. */
      text: Text(2000).optional(),
    }),
    output: z.object({ position: z.int().positive(), number: z.int().positive(), already: z.boolean() }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER', 'EMPTY_PIECE'],
  },
  say: {
    summary: 'Send something that was not prepared: text, a picture, or both',
    access: 'worker',
    changes: 'once',
    limit: { calls: 120, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      text: Text(2000).default(''),
      picture: Picture.optional(),
      key: z.boolean().default(false),
    }),
    output: z.object({ position: z.int().positive(), number: z.int().positive() }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER', 'EMPTY_PIECE'],
  },
  extendLecture: {
    summary: 'More time',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, minutes: z.int().min(5).max(60) }),
    output: z.object({ minutes: z.int().positive() }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER'],
  },
  closeQueue: {
    summary: 'No new questions from now on; the lecturer stays until the queue is empty, then ends it',
    access: 'worker',
    changes: 'once',
    input: lectureOnly,
    output: z.object({ waiting: Count }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER'],
  },
  reopenQueue: {
    summary: 'Take questions again after all',
    access: 'worker',
    changes: 'once',
    input: lectureOnly,
    output: Done,
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER'],
  },
  endLecture: {
    summary: 'End it; open questions get an owner and a date, the minutes are made',
    access: 'worker',
    changes: 'once',
    input: lectureOnly,
    output: z.object({ endedAt: Instant, open: Count }),
    errors: ['NOT_FOUND', 'NOT_LIVE', 'OTHER_SPEAKER'],
  },
  takeOver: {
    summary: 'Come to the console: from then on only the caller publishes. Hosts may take turns',
    access: 'worker',
    changes: 'once',
    input: lectureOnly,
    output: z.object({ speaker: z.string() }),
    errors: ['NOT_FOUND', 'LECTURE_ENDED', 'CANCELLED'],
  },
  listListeners: {
    summary: 'The audience by group, most listeners first',
    access: 'worker',
    input: z.strictObject({ lectureId: Id, cursor: Cursor.optional() }),
    output: pageOf(
      z.object({
        groupId: Id,
        name: z.string(),
        orgName: z.string(),
        /** Came into the room at all; are in it now. */
        came: Count,
        listening: Count,
        members: Count,
      }),
    ),
    errors: ['NOT_FOUND'],
  },
})
