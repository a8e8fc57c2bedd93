import { z } from 'zod'
import { defineContract } from '../../../kernel/contract'
import { Count, Cursor, Done, Id, Line, pageOf, Instant } from '../../../kernel/shapes'
import { LectureState, planFields, PieceView, Host, LectureRow, Named, lectureOnly } from './shapes'

/** Planning a lecture, for staff. */
export const planning = defineContract({
  planLecture: {
    summary:
      'Plan a lecture: subject, handbook, hosts, groups, start, minutes; its script starts as the handbook',
    access: 'staff',
    changes: 'once',
    limit: { calls: 60, seconds: 3600 },
    input: z.strictObject({
      ...planFields,
      /** Puts a card about it on the groups' pages at once. */
      announce: z.boolean().default(true),
    }),
    output: z.object({ lectureId: Id, groups: Count, members: Count }),
    errors: [
      'NOT_FOUND',
      'NOT_ISSUED',
      'EMPTY_AUDIENCE',
      'OUT_OF_SCOPE',
      'NOT_A_LAWYER',
      'HOST_BUSY',
      'TIME_PAST',
    ],
  },
  changeLecture: {
    summary: 'Change a planned lecture; the whole plan is sent, with the revision it was based on',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, revision: Count, ...planFields }),
    output: z.object({ lectureId: Id, revision: Count, groups: Count, members: Count }),
    errors: [
      'NOT_FOUND',
      'NOT_ISSUED',
      'EMPTY_AUDIENCE',
      'OUT_OF_SCOPE',
      'NOT_A_LAWYER',
      'HOST_BUSY',
      'TIME_PAST',
      'CHANGED_MEANWHILE',
      'LECTURE_BEGUN',
    ],
  },
  findClashes: {
    summary:
      'What else is at that time, before a plan is saved: hosts who are taken, lectures that share groups. A warning; only a lecturer who lectures elsewhere is refused when it is saved',
    access: 'staff',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      /** A plan that is changed does not clash with itself. */
      lectureId: Id.optional(),
      hostIds: z.array(Id).max(9).default([]),
      audience: planFields.audience,
      startsAt: planFields.startsAt,
      plannedMinutes: planFields.plannedMinutes,
    }),
    output: z.object({
      /** One row for each lecture that holds one of them then; `lecturing`: as its lecturer, otherwise helping. */
      hosts: z.array(z.object({ memberId: Id, lecturing: z.boolean(), startsAt: Instant, endsAt: Instant })),
      /** At most 10. */
      lectures: z.array(
        z.object({ lectureId: Id, title: z.string(), startsAt: Instant, groups: z.int().positive() }),
      ),
    }),
    errors: ['OUT_OF_SCOPE'],
  },
  cancelLecture: {
    summary: 'Call a planned lecture off; the groups that were told are told why',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ lectureId: Id, reason: Line(100) }),
    output: Done,
    errors: ['NOT_FOUND', 'LECTURE_BEGUN'],
  },
  listHosts: {
    summary: 'Who may lecture or help: lawyers and staff over the own scope, by name',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Host) }),
    errors: [],
  },
  listLectures: {
    summary: 'Lectures within scope or hosted by the caller, newest start first',
    access: ['staff', 'lawyer', 'groupadmin', 'auditor'],
    input: z.strictObject({ state: LectureState.optional(), cursor: Cursor.optional() }),
    output: pageOf(
      LectureRow.extend({
        /** The caller may open its console. */
        host: z.boolean(),
        openQuestions: Count,
      }),
    ),
    errors: [],
  },
  readPlan: {
    summary: 'All of a lecture for its hosts and for staff in scope: the plan and the script',
    access: ['staff', 'lawyer', 'groupadmin', 'counsellor', 'auditor', 'worker'],
    input: lectureOnly,
    output: LectureRow.extend({
      ...planFields,
      revision: Count,
      guideTitle: z.string(),
      hosts: z.array(Host),
      script: z.array(PieceView),
      scriptRevision: Count,
      /** Sum of the pieces' minutes. */
      scriptMinutes: z.number(),
      host: z.boolean(),
      /** Names for the audience's ids. */
      audienceNames: z.object({ orgs: z.array(Named), groups: z.array(Named), without: z.array(Named) }),
      /** May change the plan (staff in scope, while planned) and the script (hosts too, until it ended). */
      mayPlan: z.boolean(),
      mayWrite: z.boolean(),
      cancelled: z.string().optional(),
      /** Other lectures at the same time that share groups with it, at most 10; for whoever may still change the plan. */
      clashes: z.array(
        z.object({ lectureId: Id, title: z.string(), startsAt: Instant, groups: z.int().positive() }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
})
