import { z } from 'zod'
import { defineContract } from '../../kernel/contract'
import { Count, Cursor, Day, Done, Id, Instant, Line, pageOf, Text } from '../../kernel/shapes'

/** planned → live → closing (no new questions, the lecturer stays until the queue is empty) → ended; or cancelled. */
export const LectureState = z.enum(['planned', 'live', 'closing', 'ended', 'cancelled'])

/** Which groups hear it: groups below these unions that meet every kind of filter, plus groups picked by hand, minus
 *  exclusions. Always cut to the planner's scope on the server; the same shape as a broadcast's, so
 *  `broadcast.countAudience` tells beforehand how many it holds. */
const LectureAudience = z.strictObject({
  orgIds: z.array(Id).max(200).default([]),
  tags: z.array(Line(20)).max(20).default([]),
  industries: z.array(Line(40)).max(20).default([]),
  sizes: z
    .array(z.enum(['under-50', '50-299', '300-999', '1000-up']))
    .max(4)
    .default([]),
  groupIds: z.array(Id).max(500).default([]),
  excludeGroupIds: z.array(Id).max(500).default([]),
})

/** A picture of this lecture. In a room it is read at `${base}/pictures/${fileId}` (immutable, `base` of the room). */
const Picture = z.strictObject({ fileId: Id, alt: Line(100) })

/** Something small that goes beside the lecture: a channels live, a meeting. https only. */
const OutsideLink = z.strictObject({
  title: Line(30),
  url: z.url({ protocol: /^https$/, error: '只能用 https 开头的网址' }).max(500, '最多 500 个字'),
})

/** What staff settle about a lecture; the guide must be issued, the lecturer must hold the role of a lawyer. */
const planFields = {
  title: Line(40),
  guideId: Id,
  guideVersion: z.int().positive(),
  lecturerId: Id,
  /** Help at the console; whoever of them is no lawyer never sees hidden questions. */
  coHostIds: z.array(Id).max(8).default([]),
  audience: LectureAudience,
  startsAt: Instant,
  plannedMinutes: z.int().min(5).max(240),
  link: OutsideLink.optional(),
}

/** One prepared segment of the script. Text 0–2,000 characters; text, picture or both. `key` ones also go to the
 *  groups' pages and robots, the others stay in the room. */
const Piece = z.strictObject({
  pieceId: Id,
  title: z.string().trim().max(40).default(''),
  text: Text(2000).default(''),
  picture: Picture.optional(),
  key: z.boolean().default(false),
})
const PieceView = Piece.extend({
  /** Where to look at the picture from the desk, before it is in a room; signed, expires. */
  picturePath: z.string().optional(),
  /** Minutes it will take, at 200 characters a minute, one decimal. */
  minutes: z.number(),
  /** Its number in the room (第 n 段) once it was sent. */
  sentAs: z.int().positive().optional(),
})

const Host = z.object({
  memberId: Id,
  name: z.string(),
  /** Holds the role of a lawyer over the lecture's groups. */
  lawyer: z.boolean(),
  licence: z.string().optional(),
  orgName: z.string(),
})

/** What an answer rests on. `asOf`: the version of the law that the answer was given under (YYYY-MM-DD). */
const LawUse = z.object({ name: z.string(), article: z.string(), asOf: Day, inForce: z.boolean() })

/** Every answer names its lawyer, the licence number, the moment and the law's version. */
const AnswerView = z.object({
  text: z.string(),
  by: z.string(),
  licence: z.string(),
  at: Instant,
  laws: z.array(LawUse),
  /** The day to which the library's laws were compared with their sources when the answer was given. */
  lawsCheckedOn: Day.optional(),
})

/** One bubble of a room; immutable. `said`: a segment of the lecture, `number` counts these from 1.
 *  `answer`: a question that was answered to all. `notice`: 开始了, 延长 10 分钟, 不再收新问题, 换人主持, 结束了. */
const RoomEntry = z.object({
  entryId: Id,
  /** Position in the room, from 1, without gaps. */
  position: z.int().positive(),
  at: Instant,
  kind: z.enum(['said', 'answer', 'notice']),
  /** Who speaks: 刘范例律师. */
  from: z.string(),
  number: z.int().positive().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  picture: z.object({ fileId: Id, alt: z.string() }).optional(),
  /** `asker`: a name, 某群的一位职工, or 一位工友; never of a hidden question. `people`: how many asked this. */
  answer: AnswerView.extend({
    questionId: Id,
    question: z.string(),
    asker: z.string(),
    people: Count,
  }).optional(),
})

/** What stands in a room's head beside its entries; changes often, small. */
const RoomState = z.object({
  lectureId: Id,
  title: z.string(),
  state: LectureState,
  lecturer: z.string(),
  /** Who is at the console now; the lecturer unless a co-host took over. */
  speaker: z.string(),
  startsAt: Instant,
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  /** Planned plus extended, in minutes. */
  minutes: z.int().positive(),
  /** Segments sent, and at least that many planned: 第 3 段，共 8 段. */
  said: Count,
  pieces: Count,
  /** People in the room now, as last counted. */
  listening: Count,
  /** Checked public questions that wait; hidden ones are in no figure. */
  waiting: Count,
  answered: Count,
  asking: z.boolean(),
  link: z.object({ title: z.string(), url: z.string() }).optional(),
  /** Seconds between two looks at the head; grows with load, so read it anew from each head. 4–60. */
  pollSeconds: z.int().positive(),
  /** Seconds between two calls of `stay`; grows with the audience. 60–600. */
  staySeconds: z.int().positive(),
})

/** Where a room is read: `${base}/head` answers RoomHead, `${base}/segments/${n}` (n from 1, 8 entries, never changes)
 *  answers `{ segment, items: RoomEntry[] }`. Positions `segments * 8 + 1` to `last` are in the head's `tail`. */
const RoomPath = z.object({ base: z.string(), expiresAt: Instant })

/** `GET ${base}/head`; send `if-none-match` with its etag, 304 means nothing is new. */
export const RoomHead = RoomState.extend({
  last: Count,
  segments: Count,
  /** Entries in one segment. */
  perSegment: z.int().positive(),
  tail: z.array(RoomEntry),
})

/** unchecked: seen by its asker alone · review: a co-host must look · waiting: in the queue · answered ·
 *  merged: asked as one with another · refused: not shown, breaks the rules · withdrawn by the asker. */
export const QuestionState = z.enum([
  'unchecked',
  'review',
  'waiting',
  'answered',
  'merged',
  'refused',
  'withdrawn',
])

/** A public question as the hosts and (without the host's fields) the audience see it. */
const QuestionCard = z.object({
  questionId: Id,
  text: z.string(),
  /** A name, 某群的一位职工, or 一位工友. */
  asker: z.string(),
  at: Instant,
  state: QuestionState,
  /** How many people ask this: asker, upvoters and those of merged questions, each once. */
  people: z.int().positive(),
  answer: AnswerView.optional(),
})

/** For hosts: what else is like it, who owns it. */
const HostCard = QuestionCard.extend({
  groupName: z.string(),
  /** Other waiting questions that look like this one. */
  similar: Count,
  reports: Count,
  /** Why it waits for a look or was refused. */
  note: z.string().optional(),
})

/** Only lawyers without an interest in the asker's enterprise are shown one; it says neither who nor where from. */
const HiddenCard = z.object({
  questionId: Id,
  lectureId: Id,
  lectureTitle: z.string(),
  text: z.string(),
  at: Instant,
  state: z.enum(['waiting', 'answered']),
  owner: z.string().optional(),
  dueOn: Day.optional(),
  answer: AnswerView.optional(),
})

const LectureRow = z.object({
  lectureId: Id,
  title: z.string(),
  state: LectureState,
  lecturer: z.string(),
  startsAt: Instant,
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  minutes: z.int().positive(),
  groups: Count,
  members: Count,
})

/** How the asker is shown. `hidden`: to lawyers alone, and answered privately. */
const ShownAs = z.enum(['name', 'group', 'hidden'])

/** A law as people cite it: 劳动合同法第三十八条. Unknown ones are refused by field. */
const Cites = z.array(Line(120)).max(6).default([])

const Named = z.object({ id: Id, name: z.string() })

const lectureOnly = z.strictObject({ lectureId: Id })

export const lecture = defineContract({
  // ── planning (staff) ──
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
    }),
    errors: ['NOT_FOUND'],
  },
  // ── the script ──
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
  // ── the console (hosts) ──
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
  // ── questions at the console (hosts) ──
  listQueue: {
    summary: 'Public questions for the hosts',
    access: 'worker',
    limit: { calls: 240, seconds: 60 },
    input: z.strictObject({
      lectureId: Id,
      /** most: waiting, by people, then oldest · newest: waiting, newest first · review: to be looked at ·
       *  answered, refused: newest first. */
      view: z.enum(['most', 'newest', 'review', 'answered', 'refused']),
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
      'Answer a public question (and all merged into it), during the lecture or after; into the room and back to each group of origin',
    access: 'lawyer',
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
  // ── the audience ──
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
    summary: "For a home page: the lecture that is on in the caller's groups, else the next one within a day",
    access: 'anyone',
    input: z.strictObject({}),
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
      groups: z.array(z.object({ groupId: Id, name: z.string() })),
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
  stay: {
    summary: 'Still in the room; called once after openRoom and then every `staySeconds` while it is in view',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ lectureId: Id, groupId: Id }),
    output: z.object({ staySeconds: z.int().positive() }),
    errors: ['NOT_FOUND'],
  },
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
  // ── afterwards ──
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
  // ── lawyers ──
  findUnions: {
    summary: 'Unions by a part of their name, for the lawyer who declares interests; at most 20',
    access: 'lawyer',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ text: Line(40) }),
    output: z.object({
      /** `path`: the names above it, from the top. */
      items: z.array(z.object({ orgId: Id, name: z.string(), path: z.array(z.string()) })),
    }),
    errors: [],
  },
  readLawyerCard: {
    summary: 'The own licence number and declared interests',
    access: 'lawyer',
    input: z.strictObject({}),
    output: z.object({
      licence: z.string().optional(),
      /** Unions (with all below them) in whose affairs the lawyer has an interest: a client, a relative, shares. */
      interests: z.array(z.object({ orgId: Id, name: z.string() })),
    }),
    errors: [],
  },
  saveLawyerCard: {
    summary:
      'State the licence number (17 digits) and the interests; hidden questions from there are never shown',
    access: 'lawyer',
    changes: 'once',
    input: z.strictObject({
      licence: z.string().regex(/^\d{17}$/, '执业证号是 17 位数字'),
      interestOrgIds: z.array(Id).max(50),
    }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
})
