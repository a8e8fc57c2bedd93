import { z } from 'zod'
import { Done } from '../../../kernel/shapes'
import { Count, Day, FeedItem, Id, Instant, ItemKind, Line, Text } from './shapes'

/** Where a client polls a group's page: plain immutable GETs under a signed path that expires. */
const FeedPath = z.object({
  /** `${base}/head` answers { last, segments, tail }; `${base}/segments/${n}` never changes. */
  base: z.string(),
  expiresAt: Instant,
})

const GroupRow = z.object({
  groupId: Id,
  name: z.string(),
  orgName: z.string(),
  /** A correction counts only for people who had opened what it corrects. */
  unread: Count,
  last: z.object({ text: z.string(), at: Instant }).optional(),
})

const MyQuestion = z.object({
  questionId: Id,
  itemId: Id,
  text: z.string(),
  at: Instant,
  /** `answered`: the answer is an item of this group's page. `closed`: the desk ended it and says why. */
  state: z.enum(['waiting', 'answered', 'closed']),
  answerItemId: Id.optional(),
  note: z.string().optional(),
})

/** What readers of a group do. */
export const reading = {
  listMyGroups: {
    summary: 'The groups of the signed-in person with the newest item and the number of unread ones',
    access: 'reader',
    input: z.strictObject({}),
    output: z.object({ items: z.array(GroupRow) }),
    errors: [],
  },
  openGroup: {
    summary: "Open a group's page: where it is read, what is unread, what was acknowledged",
    access: 'reader',
    input: z.strictObject({ groupId: Id }),
    output: z.object({
      groupId: Id,
      name: z.string(),
      orgName: z.string(),
      members: Count,
      feed: FeedPath,
      /** Everything up to this position has been read. */
      readTo: Count,
      last: Count,
      /** How many items bring a mark of unread to this person. */
      unread: Count.optional(),
      /** Positions above `readTo` that bring none: corrections of what this person had not opened. */
      quiet: z.array(z.int().positive()).optional(),
      /** Item ids that this person has acknowledged, of the newest 200. */
      acknowledged: z.array(Id),
      /** What this person asked back in this group, newest first, at most 20; nobody else sees them. */
      questions: z.array(MyQuestion).optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  readFeed: {
    summary: "A stretch of a group's page, for transports without plain GETs; newest last",
    access: 'reader',
    input: z.strictObject({
      groupId: Id,
      /** Items after this position, at most 64; with `before`, the 64 below it. */
      after: Count.optional(),
      before: z.int().positive().optional(),
    }),
    output: z.object({ last: Count, items: z.array(FeedItem) }),
    errors: ['NOT_FOUND'],
  },
  searchFeed: {
    summary: "Items of a group's page that hold all of the words, newest first",
    access: 'reader',
    limit: { calls: 40, seconds: 60 },
    input: z.strictObject({
      groupId: Id,
      /** Words divided by spaces; each must occur, in any case of letters. */
      text: Line(40),
      /** Only items below this position; a page may be empty and still have a `next`. */
      before: z.int().positive().optional(),
    }),
    output: z.object({ items: z.array(FeedItem), next: z.int().positive().optional() }),
    errors: ['NOT_FOUND'],
  },
  findDay: {
    summary: 'The position of the first item of a day, or of the next one after it; 0 when there is none',
    access: 'reader',
    input: z.strictObject({ groupId: Id, day: Day }),
    output: z.object({ position: Count }),
    errors: ['NOT_FOUND'],
  },
  markRead: {
    summary: 'Everything up to a position has been seen; never moves back',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ groupId: Id, position: Count }),
    output: z.object({ readTo: Count }),
    errors: ['NOT_FOUND'],
  },
  openItem: {
    summary: 'The person opened an item; counted once per person and broadcast',
    access: 'reader',
    changes: 'natural',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  acknowledge: {
    summary: 'I have read it; counted once per person and broadcast',
    access: 'worker',
    changes: 'once',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: z.object({ acknowledgedAt: Instant }),
    errors: ['NOT_FOUND', 'WITHDRAWN'],
  },
  listWaiting: {
    summary: 'What waits for the signed-in person: items to acknowledge, newest first',
    access: 'reader',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          groupId: Id,
          itemId: Id,
          guideId: Id,
          version: z.int().positive(),
          title: z.string(),
          compulsory: z.boolean(),
          corrects: z.int().positive().optional(),
          at: Instant,
        }),
      ),
    }),
    errors: [],
  },
  readCorrection: {
    summary: 'What a correction changed, for somebody who reads the group',
    access: 'reader',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: z.object({
      guideId: Id,
      title: z.string(),
      fromVersion: z.int().positive(),
      toVersion: z.int().positive(),
      /** What was put right, in the words of its author. */
      note: z.string(),
      /** This person had opened the old version. */
      readOld: z.boolean(),
      /** Empty texts: that part is new, or gone. */
      changes: z.array(z.object({ heading: z.string(), before: z.string(), after: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  },
  shareItem: {
    summary: 'A card of an item that anybody may open, to be shared into a chat',
    access: 'reader',
    input: z.strictObject({ groupId: Id, itemId: Id }),
    output: z.object({
      title: z.string(),
      /** Opens in the mini-program: `/packages/broadcast/shared/index?s=…`. */
      path: z.string(),
      /** The same in a browser. */
      link: z.string(),
    }),
    errors: ['NOT_FOUND'],
  },
  readShare: {
    summary: 'What a shared card says, without signing in; nothing personal is in it',
    access: 'anyone',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9._-]{20,300}$/, '链接不完整') }),
    output: z.object({
      title: z.string(),
      from: z.string(),
      kind: ItemKind,
      sentAt: Instant,
      guide: FeedItem.shape.guide,
      text: z.string().optional(),
      picture: FeedItem.shape.picture,
      file: FeedItem.shape.file,
      link: FeedItem.shape.link,
      /** A later version is issued, or the guide was taken back. */
      corrected: z.boolean(),
      withdrawn: z.boolean(),
      /** Where the person who looks finds it, when that person reads the group. */
      open: z.object({ groupId: Id, itemId: Id }).optional(),
    }),
    errors: ['NOT_FOUND'],
  },
  askBack: {
    summary:
      'Ask the desk that sent an item; the answer comes back to this group without the name of who asked',
    access: 'worker',
    changes: 'once',
    limit: { calls: 10, seconds: 3600 },
    input: z.strictObject({ groupId: Id, itemId: Id, text: Text(500).min(2, '写下想问的') }),
    output: z.object({ questionId: Id }),
    errors: ['NOT_FOUND', 'RISKY_WORDS'],
  },
  // ── the desk that answers ──
  listAskedBack: {
    summary: 'Questions that came back to the desks of the scope, oldest waiting first; askers are not named',
    access: 'staff',
    input: z.strictObject({
      state: z.enum(['waiting', 'answered', 'closed']).default('waiting'),
      broadcastId: Id.optional(),
      cursor: z.string().max(200).optional(),
    }),
    output: z.object({
      /** How many wait in all, whatever list is asked for. */
      waiting: Count,
      next: z.string().optional(),
      items: z.array(
        z.object({
          questionId: Id,
          broadcastId: Id,
          title: z.string(),
          groupId: Id,
          groupName: z.string(),
          orgName: z.string(),
          text: z.string(),
          at: Instant,
          state: z.enum(['waiting', 'answered', 'closed']),
          /** `pass`: these words may be shown. Otherwise the desk must put the question into words of its own. */
          check: z.enum(['pass', 'review', 'unchecked']),
          answer: z.string().optional(),
          note: z.string().optional(),
        }),
      ),
    }),
    errors: [],
  },
  answerAskedBack: {
    summary: 'Answer a question on the page of the group it came from; other groups do not see it',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({
      questionId: Id,
      /** The question as the group will read it; absent: as it was asked, which only words that passed the check allow. */
      question: Text(500).min(2, '写下问题').optional(),
      answer: Text(1000).min(2, '写下答复'),
      law: z.strictObject({ name: Line(60), article: Line(20), asOf: Day }).optional(),
    }),
    output: z.object({ itemId: Id }),
    errors: ['NOT_FOUND', 'ALREADY_DECIDED', 'RISKY_WORDS', 'OWN_WORDS_NEEDED'],
  },
  closeAskedBack: {
    summary: 'End a question without an answer on the page; only the asker reads the note',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ questionId: Id, note: Line(200) }),
    output: Done,
    errors: ['NOT_FOUND', 'ALREADY_DECIDED'],
  },
} as const
