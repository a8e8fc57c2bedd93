import { z } from 'zod'
import { Done, pageOf } from '../../../kernel/shapes'
import { Names } from './aiming'
import { Audience, ChatChannel, Content, Count, Cursor, FeedItem, Id, Instant, Line, Text } from './shapes'

/** A text as one channel will carry it. */
const Length = z.object({
  /** What goes out: shortened when it was too long, never inside a character, the link kept. */
  text: z.string(),
  used: Count,
  limit: Count,
  /** `bytes` of UTF-8 (a Chinese character is 3), or `characters`. */
  unit: z.enum(['bytes', 'characters']),
  shortened: z.boolean(),
})

/** A content as far as it has been typed. */
const TypedContent = z.strictObject({
  kind: z.enum(['text', 'guide', 'picture', 'file', 'link']),
  title: Text(60).optional(),
  text: Text(2000).optional(),
  guideId: Id.optional(),
  version: z.int().positive().optional(),
  fileId: Id.optional(),
  alt: Text(100).optional(),
  link: z
    .strictObject({
      to: z.enum(['lecture', 'benefit', 'hotline']).optional(),
      id: Id.optional(),
      title: Text(60).optional(),
      text: Text(200).optional(),
      state: Text(20).optional(),
    })
    .optional(),
})

const Draft = z.object({
  draftId: Id,
  /** Grows with each save; a save must name the one it was based on. */
  revision: Count,
  savedAt: Instant,
  /** As typed so far; shapes as in `saveDraft`. */
  content: TypedContent,
  audience: Audience,
  compulsory: z.boolean(),
  channels: z.array(ChatChannel),
  title: z.string(),
  names: Names.optional(),
})

/** What is being written, and how it will look. */
export const drafting = {
  startFile: {
    summary:
      'A ticket to upload a picture (JPEG, PNG, WebP, 2 MB) or a file (PDF, Word, Excel, 20 MB) to send',
    access: 'staff',
    changes: 'once',
    limit: { calls: 60, seconds: 3600 },
    input: z.strictObject({ fileName: Line(120), bytes: z.int().positive().max(20_000_000) }),
    output: z.object({
      ticket: z.string(),
      putTo: z.string(),
      fileId: Id,
      kind: z.enum(['picture', 'file']),
      expiresAt: Instant,
    }),
    errors: ['TOO_LARGE', 'WRONG_TYPE'],
  },
  saveDraft: {
    summary: 'Keep a draft on the server as it is typed; every field may still be missing',
    access: 'staff',
    changes: 'once',
    limit: { calls: 120, seconds: 60 },
    input: z.strictObject({
      draftId: Id.optional(),
      revision: Count.optional(),
      /** What was typed so far: `kind` and any of its fields. Checked in full when it is sent. */
      content: TypedContent,
      audience: Audience,
      compulsory: z.boolean().default(false),
      channels: z.array(ChatChannel).max(2).default(['robot', 'relay']),
    }),
    output: z.object({ draftId: Id, revision: Count, savedAt: Instant }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
  },
  listDrafts: {
    summary: 'My own drafts, last saved first',
    access: 'staff',
    input: z.strictObject({ cursor: Cursor.optional() }),
    output: pageOf(
      z.object({ draftId: Id, title: z.string(), kind: z.string(), savedAt: Instant, revision: Count }),
    ),
    errors: [],
  },
  readDraft: {
    summary: 'One of my own drafts',
    access: 'staff',
    input: z.strictObject({ draftId: Id }),
    output: Draft,
    errors: ['NOT_FOUND'],
  },
  dropDraft: {
    summary: 'Throw a draft away',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ draftId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  preview: {
    summary:
      'Each channel exactly as it will look, with its length against its limit, and what the word list says',
    access: 'staff',
    input: z.strictObject({ content: Content, compulsory: z.boolean().default(false) }),
    output: z.object({
      feed: FeedItem,
      /** A robot's message: WeCom markdown. */
      robot: z.object({ body: Length }),
      /** What an admin shares: the card's title and picture, the text for a QQ group, the poster of the web page. */
      relay: z.object({
        title: Length,
        text: Length,
        poster: z.object({ title: z.string(), text: z.string(), link: z.string() }),
      }),
      /** Words that will be looked at or refused, as the local list knows them; WeChat's check runs at sending. */
      words: z.array(z.string()),
    }),
    errors: ['NOT_FOUND', 'NOT_ISSUED', 'FILE_MISSING'],
  },
} as const
