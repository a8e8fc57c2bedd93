import { z } from 'zod'
import { Done } from '../../../kernel/shapes'
import { Audience, BroadcastState, ChatChannel, Count, FeedItem, Id, Instant, Line, Text } from './shapes'

/** Sending, a second person’s consent, holding and stopping. */
export const sending = {
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
} as const
