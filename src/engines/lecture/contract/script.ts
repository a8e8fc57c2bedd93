import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Id, Instant, Line } from '../../../kernel/shapes'
import { Piece, PieceView } from './shapes'

/** The script: hosts and the desk, until the lecture is over. */
export const script = defineContract({
  importScript: {
    summary: "Add the handbook's sections to the end of the script, one piece a section, long ones split",
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      lectureId: Id,
      scriptRevision: Count,
      /** Only these sections, counted from 0; absent: all. */
      sections: z.array(Count).max(100).optional(),
    }),
    output: z.object({ script: z.array(PieceView), scriptRevision: Count }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'LECTURE_ENDED', 'TOO_LARGE'],
  },
  saveScript: {
    summary: 'Save the script in its order; pieces that were sent keep what they said',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({
      lectureId: Id,
      scriptRevision: Count,
      /** A piece with an id that is not known yet is a new one; the client makes these ids (letters, digits, `_-`). */
      pieces: z.array(Piece).max(60),
    }),
    output: z.object({ script: z.array(PieceView), scriptRevision: Count }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'LECTURE_ENDED'],
  },
  startLecturePicture: {
    summary:
      'A ticket to upload a picture for this lecture (JPEG, PNG or WebP, at most 2 MB, checked by its bytes)',
    access: 'worker',
    changes: 'once',
    limit: { calls: 60, seconds: 3600 },
    input: z.strictObject({ lectureId: Id, fileName: Line(120), bytes: z.int().positive().max(2_000_000) }),
    output: z.object({ ticket: z.string(), putTo: z.string(), fileId: Id, expiresAt: Instant }),
    errors: ['NOT_FOUND', 'LECTURE_ENDED'],
  },
})
