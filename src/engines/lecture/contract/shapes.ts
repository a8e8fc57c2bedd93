import { z } from 'zod'
import { Count, Day, Id, Instant, Line, Text } from '../../../kernel/shapes'

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
export const Picture = z.strictObject({ fileId: Id, alt: Line(100) })

/** Something small that goes beside the lecture: a channels live, a meeting. https only. */
const OutsideLink = z.strictObject({
  title: Line(30),
  url: z.url({ protocol: /^https$/, error: '只能用 https 开头的网址' }).max(500, '最多 500 个字'),
})

/** What staff settle about a lecture; the guide must be issued, the lecturer must hold the role of a lawyer. */
export const planFields = {
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
export const Piece = z.strictObject({
  pieceId: Id,
  title: z.string().trim().max(40).default(''),
  text: Text(2000).default(''),
  picture: Picture.optional(),
  key: z.boolean().default(false),
})
export const PieceView = Piece.extend({
  /** Where to look at the picture from the desk, before it is in a room; signed, expires. */
  picturePath: z.string().optional(),
  /** Minutes it will take, at 200 characters a minute, one decimal. */
  minutes: z.number(),
  /** Its number in the room (第 n 段) once it was sent. */
  sentAs: z.int().positive().optional(),
})

export const Host = z.object({
  memberId: Id,
  name: z.string(),
  /** Holds the role of a lawyer over the lecture's groups. */
  lawyer: z.boolean(),
  licence: z.string().optional(),
  /** Staff compared the number with the licence; a number that was changed since is not. */
  licenceChecked: z.boolean(),
  orgName: z.string(),
})

/** What an answer rests on. `asOf`: the version of the law that the answer was given under (YYYY-MM-DD). */
const LawUse = z.object({ name: z.string(), article: z.string(), asOf: Day, inForce: z.boolean() })

/** Every answer of a lawyer names the lawyer, the licence number, the moment and the law's version. An answer without a
 *  licence was given by a co-host who is no lawyer, and is shown as that. */
export const AnswerView = z.object({
  text: z.string(),
  by: z.string(),
  licence: z.string().optional(),
  /** Whether staff had compared the number with the licence when the answer was given. */
  licenceChecked: z.boolean().optional(),
  at: Instant,
  laws: z.array(LawUse),
  /** The day to which the library's laws were compared with their sources when the answer was given. */
  lawsCheckedOn: Day.optional(),
})

/** One bubble of a room; immutable. `said`: a segment of the lecture, `number` counts these from 1.
 *  `answer`: a question that was answered to all. `notice`: 开始了, 延长 10 分钟, 不再收新问题, 换人主持, 结束了. */
export const RoomEntry = z.object({
  entryId: Id,
  /** Position in the room, from 1, without gaps. */
  position: z.int().positive(),
  at: Instant,
  kind: z.enum(['said', 'answer', 'notice']),
  /** Who speaks: 刘范例律师. */
  from: z.string(),
  number: z.int().positive().optional(),
  /** Went to the groups as well. */
  key: z.boolean().optional(),
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
export const RoomState = z.object({
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
  /** People in the room now, as last counted; 0 for fewer than ten, but to its hosts. */
  listening: Count,
  /** Checked public questions that wait; hidden ones are in no figure. */
  waiting: Count,
  answered: Count,
  asking: z.boolean(),
  /** To the segment `number`, as last counted; a figure below ten is 0, and all of it is absent while fewer than ten are in the room. */
  reactions: z.object({ number: z.int().positive(), clear: Count, clap: Count }).optional(),
  link: z.object({ title: z.string(), url: z.string() }).optional(),
  /** Seconds between two looks at the head; grows with load, so read it anew from each head. 4–60. */
  pollSeconds: z.int().positive(),
  /** Seconds between two calls of `stay`; grows with the audience. 60–900. */
  staySeconds: z.int().positive(),
})

/** Where a room is read: `${base}/head` answers RoomHead, `${base}/segments/${n}` (n from 1, 8 entries, never changes)
 *  answers `{ segment, items: RoomEntry[] }`. Positions `segments * 8 + 1` to `last` are in the head's `tail`. */
export const RoomPath = z.object({ base: z.string(), expiresAt: Instant })

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
export const QuestionCard = z.object({
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
export const HostCard = QuestionCard.extend({
  groupName: z.string(),
  /** Other waiting questions that look like this one. */
  similar: Count,
  reports: Count,
  /** Why it waits for a look or was refused. */
  note: z.string().optional(),
  /** Of a merged one: the question that is asked in its stead. */
  mergedInto: z.string().optional(),
})

/** Only lawyers without an interest in the asker's enterprise are shown one; it says neither who nor where from. */
export const HiddenCard = z.object({
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

export const LectureRow = z.object({
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
export const ShownAs = z.enum(['name', 'group', 'hidden'])

/** A law as people cite it: 劳动合同法第三十八条. Unknown ones are refused by field. */
export const Cites = z.array(Line(120)).max(6).default([])

export const Named = z.object({ id: Id, name: z.string() })

export const lectureOnly = z.strictObject({ lectureId: Id })
