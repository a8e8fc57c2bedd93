import { z } from 'zod'
import { Done, pageOf } from '../../../kernel/shapes'
import {
  Audience,
  BroadcastState,
  ChatChannel,
  Content,
  Count,
  Cursor,
  FeedItem,
  Id,
  Instant,
  Line,
  Text,
  UnionSize,
} from './shapes'

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

/** Of the ids in an audience, as far as they are within the scope, so that another device shows names. */
const Names = z.object({
  orgs: z.array(z.object({ id: Id, name: z.string() })),
  groups: z.array(z.object({ id: Id, name: z.string() })),
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

export const composing = {
  countAudience: {
    summary: 'How many groups and members an audience holds now, within the own scope',
    access: 'staff',
    input: z.strictObject({ audience: Audience }),
    output: z.object({
      groups: Count,
      members: Count,
      unions: Count,
      /** By what their order of channels begins with, as far as there is one; `page`: the group page alone. */
      ways: z.object({ robot: Count, relay: Count, page: Count }).optional(),
      /** More groups than this desk may reach without a second person. */
      needsApproval: z.boolean().optional(),
      sample: z.array(z.object({ groupId: Id, name: z.string(), orgName: z.string(), members: Count })),
    }),
    errors: ['NOT_FOUND'],
  },
  listAudienceChoices: {
    summary:
      'Tags, industries and sizes that occur within the scope, with the number of unions that have them',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      tags: z.array(z.object({ name: z.string(), unions: Count })),
      industries: z.array(z.object({ name: z.string(), unions: Count })),
      sizes: z.array(z.object({ size: UnionSize, unions: Count })),
    }),
    errors: [],
  },
  saveAudience: {
    summary: 'Keep an audience under a name for the desks of the same union, or change one',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ audienceId: Id.optional(), name: Line(30), audience: Audience }),
    output: z.object({ audienceId: Id }),
    errors: ['NOT_FOUND', 'NAME_TAKEN'],
  },
  listAudiences: {
    summary: 'Saved audiences of the own desks; what is outside the scope is cut when they are used',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          audienceId: Id,
          name: z.string(),
          audience: Audience,
          savedBy: z.string(),
          names: Names.optional(),
        }),
      ),
    }),
    errors: [],
  },
  dropAudience: {
    summary: 'Forget a saved audience',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ audienceId: Id }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
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
  sendDraft: {
    summary:
      'Send a draft to its audience, or hand it to a second person when it reaches more groups than one may',
    access: 'staff',
    changes: 'once',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({ draftId: Id, revision: Count }),
    output: z.object({
      broadcastId: Id,
      state: BroadcastState,
      groups: Count,
      members: Count,
    }),
    errors: [
      'NOT_FOUND',
      'CHANGED_MEANWHILE',
      'INCOMPLETE',
      'NOT_ISSUED',
      'FILE_MISSING',
      'EMPTY_AUDIENCE',
      'OUT_OF_SCOPE',
      'RISKY_WORDS',
      'VENDOR_AWAY',
    ],
  },
  sendGuide: {
    summary: 'Send an issued guide to the groups of an audience',
    access: 'staff',
    changes: 'once',
    limit: { calls: 30, seconds: 3600 },
    input: z.strictObject({
      guideId: Id,
      version: z.int().positive(),
      audience: Audience,
      compulsory: z.boolean(),
      channels: z.array(ChatChannel).max(2).default(['robot', 'relay']),
    }),
    output: z.object({ broadcastId: Id, state: BroadcastState, groups: Count, members: Count }),
    errors: ['NOT_FOUND', 'NOT_ISSUED', 'EMPTY_AUDIENCE', 'OUT_OF_SCOPE'],
  },
  // ── the second person ──
  listApprovals: {
    summary: 'What waits for a second person within the own scope, oldest first',
    access: ['staff', 'lawyer'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          broadcastId: Id,
          title: z.string(),
          from: z.string(),
          askedBy: z.string(),
          askedAt: Instant,
          groups: Count,
          members: Count,
          compulsory: z.boolean(),
          item: FeedItem,
          mine: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
  decideBroadcast: {
    summary: 'A second person lets it go out or refuses it with a note; never who asked for it',
    access: ['staff', 'lawyer'],
    changes: 'once',
    input: z.strictObject({ broadcastId: Id, approve: z.boolean(), note: Text(200).default('') }),
    output: z.object({ state: BroadcastState }),
    errors: ['NOT_FOUND', 'ALREADY_DECIDED', 'OWN_DRAFT', 'NOTE_NEEDED'],
  },
  readSettings: {
    summary: 'Rules of the own desk',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({
      orgId: Id,
      orgName: z.string(),
      /** More groups than this need a second person. */
      approvalAbove: Count,
    }),
    errors: ['NOT_FOUND'],
  },
  saveSettings: {
    summary: 'Change the rules of the own desk; written down',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ orgId: Id, approvalAbove: z.int().min(0).max(1_000_000) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  // ── a running send ──
  pauseBroadcast: {
    summary: 'Hold a running send; nothing further goes out until it is resumed',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ broadcastId: Id }),
    output: z.object({ state: BroadcastState }),
    errors: ['NOT_FOUND', 'NOT_RUNNING'],
  },
  resumeBroadcast: {
    summary: 'Go on with a send that was held',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ broadcastId: Id }),
    output: z.object({ state: BroadcastState }),
    errors: ['NOT_FOUND', 'NOT_PAUSED'],
  },
  stopBroadcast: {
    summary: 'End a send for good: nothing further goes out, relay packs are taken back, what went stays',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ broadcastId: Id, reason: Line(200) }),
    output: z.object({ state: BroadcastState }),
    errors: ['NOT_FOUND', 'NOT_RUNNING'],
  },
  // ── ways into a chat ──
  listWays: {
    summary: 'How each group of the scope is reached, robots in trouble first',
    access: 'staff',
    input: z.strictObject({
      text: Line(40).optional(),
      trouble: z.boolean().default(false),
      cursor: Cursor.optional(),
    }),
    output: pageOf(
      z.object({
        groupId: Id,
        name: z.string(),
        orgName: z.string(),
        kind: z.enum(['wechat', 'wecom', 'qq', 'page']),
        /** First choice first; empty: the group page alone. */
        order: z.array(ChatChannel),
        /** Absent: the group has none. */
        robot: z
          .object({
            state: z.enum(['working', 'aside']),
            /** Why it was set aside, in a sentence. */
            problem: z.string().optional(),
            /** When it is tried again by itself; absent: when its address is changed, or somebody tries it. */
            again: Instant.optional(),
          })
          .optional(),
        /** A WeChat group whose admin has bound it can prove a relay. */
        bound: z.boolean(),
      }),
    ),
    errors: [],
  },
  saveWays: {
    summary: 'Set the order in which the ways into a group are used',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ groupId: Id, order: z.array(ChatChannel).max(2) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  tryRobot: {
    summary: "Send one line through a group's robot to see that it works; it counts against its 20 a minute",
    access: 'staff',
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ groupId: Id }),
    output: z.object({
      works: z.boolean(),
      /** What is wrong and what to do, in a sentence. */
      problem: z.string().optional(),
    }),
    errors: ['NOT_FOUND', 'TOO_OFTEN'],
  },
} as const
