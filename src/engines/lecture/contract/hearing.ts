import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Id, Instant } from '../../../kernel/shapes'
import { LectureState, RoomEntry, RoomState, RoomPath, RoomHead, LectureRow } from './shapes'

/** Where the audience hears it. */
export const hearing = defineContract({
  listMyLectures: {
    summary: "Lectures of the caller's groups: what is on, what comes, what was (newest 20)",
    access: 'reader',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        LectureRow.omit({ groups: true, members: true }).extend({
          /** The caller's group through which it is entered. */
          groupId: Id,
          groupName: z.string(),
          listening: Count,
          said: Count,
          pieces: Count,
        }),
      ),
    }),
    errors: [],
  },
  onNow: {
    summary:
      "For a home page, or the page of one group: the lecture that is on in the caller's groups, else the next one within a day",
    access: 'anyone',
    input: z.strictObject({
      /** Only this one of the caller's groups; of any other nothing is on. */
      groupId: Id.optional(),
    }),
    output: z.object({
      now: Instant,
      lecture: z
        .object({
          lectureId: Id,
          groupId: Id,
          title: z.string(),
          state: LectureState,
          lecturer: z.string(),
          startsAt: Instant,
          said: Count,
          pieces: Count,
          listening: Count,
        })
        .optional(),
    }),
    errors: [],
  },
  openRoom: {
    summary: 'Enter a room from a group, or read-only by a share card; where it is read and what one may do',
    access: 'anyone',
    input: z.strictObject({
      lectureId: Id,
      groupId: Id.optional(),
      /** From the address of a share card. */
      share: z.string().max(300).optional(),
    }),
    output: z.object({
      now: Instant,
      /** The head as the plain GET gives it, for a first paint in one call. */
      room: RoomHead,
      path: RoomPath,
      /** The groups of this lecture that the caller reads; the first is the one entered by. */
      groups: z.array(z.object({ groupId: Id, name: z.string(), admin: z.boolean() })),
      mayAsk: z.boolean(),
      /** Why not: sign in, bind the phone, not a member of its groups, or the queue is closed. */
      whyNot: z.enum(['SIGN_IN', 'BIND_PHONE', 'NOT_A_MEMBER', 'QUEUE_CLOSED', 'NOT_STARTED']).optional(),
      /** Goes into the address of a share card; absent when the caller is not a reader of one of its groups. */
      share: z.string().optional(),
      host: z.boolean(),
      guide: z.object({ guideId: Id, version: z.int().positive(), title: z.string() }),
    }),
    errors: ['NOT_FOUND'],
  },
  readRoom: {
    summary: 'The head and a stretch of the room, for transports without plain GETs; entries ascending',
    access: 'anyone',
    input: z.strictObject({
      lectureId: Id,
      share: z.string().max(300).optional(),
      /** Entries after this position, at most 32; with `before`, the 32 below it; neither: the newest. */
      after: Count.optional(),
      before: z.int().positive().optional(),
    }),
    output: z.object({ now: Instant, room: RoomState, last: Count, items: z.array(RoomEntry) }),
    errors: ['NOT_FOUND'],
  },
  readRelay: {
    summary:
      'The next block to pass on by hand into a chat that no program may post to: for an admin of the group, or, without a group, for hosts',
    access: 'worker',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      groupId: Id.optional(),
      /** `upTo` of a block before; 0: from the beginning; absent: behind what was passed on last, by whichever admin of the group. */
      after: Count.optional(),
    }),
    output: z.object({
      /** Where this block begins; 0: nothing was passed on before it. */
      after: Count,
      /** At most 600 characters, the link not among them. */
      text: z.string(),
      /** Key pieces and answers told in it; 0: the invitation alone. */
      items: Count,
      upTo: Count,
      /** More than one message holds: another block follows at once. */
      more: z.boolean(),
      /** For the link behind the words: whoever is no member of the group may still read. */
      share: z.string(),
    }),
    errors: ['NOT_FOUND'],
  },
  noteRelayed: {
    summary: 'A block was passed on into the chat: the next one begins behind it, on every phone',
    access: 'worker',
    changes: 'natural',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ lectureId: Id, groupId: Id.optional(), /** Of the block. */ upTo: Count }),
    output: z.object({
      /** Up to where it had been passed on already. Beyond where this block began: somebody else was first. */
      before: Count,
    }),
    errors: ['NOT_FOUND'],
  },
  stay: {
    summary: 'Still in the room; called once after openRoom and then every `staySeconds` while it is in view',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ lectureId: Id, groupId: Id }),
    output: z.object({ staySeconds: z.int().positive() }),
    errors: ['NOT_FOUND'],
  },
})
