import { z } from 'zod'
import { Count, Id, Instant, Line, Text } from '../../../kernel/shapes'
import { AboutText, AdviserCard, ServiceKind } from './shapes'

/** A chat is the written side of a case, so its id is the id of the case. */

export const ChatFile = z.object({
  fileId: Id,
  kind: z.enum(['picture', 'voice', 'file']),
  fileName: z.string(),
  bytes: Count,
  /** Of a voice message. */
  seconds: z.int().positive().optional(),
})

export const ChatMessage = z.object({
  /** From 1, without gaps. */
  position: z.int().positive(),
  at: Instant,
  /** `house`: a line of the desk itself, such as 改由刘范例律师接着办. */
  from: z.enum(['worker', 'adviser', 'house']),
  /** Name of the adviser; absent for the person and the house. */
  name: z.string().optional(),
  mine: z.boolean(),
  text: z.string().optional(),
  file: ChatFile.optional(),
})

export const ChatHead = z.object({
  caseId: Id,
  serviceId: Id,
  serviceName: z.string(),
  kind: ServiceKind,
  adviser: AdviserCard.optional(),
  /** Somebody is at the desk now. */
  open: z.boolean(),
  /** While the person waits: by when the oldest unanswered message is answered. */
  answerBy: Instant.optional(),
  /** By when a message sent now would be answered. */
  nextAnswerBy: Instant,
  /** The promise was broken: the desk and staff were alarmed. */
  late: z.boolean(),
  last: Count,
  /** How far each side has read. */
  workerRead: Count,
  adviserRead: Count,
  state: z.enum(['open', 'closed']),
})

export const chatOperations = {
  openChat: {
    summary: 'Begin a chat with the desk, or go on with that of a case; out of hours the duty box takes it',
    access: 'worker',
    changes: 'once',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({
      serviceId: Id,
      matterId: Id.optional(),
      caseId: Id.optional(),
      /** The first message. */
      text: AboutText.default(''),
    }),
    output: z.object({ /** The server's time. */ at: Instant, chat: ChatHead }),
    errors: ['NOT_FOUND'],
  },
  sendMessage: {
    summary: 'Say something in a chat: text, or a file that was uploaded for it',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'once',
    limit: { calls: 60, seconds: 60 },
    input: z.strictObject({
      caseId: Id,
      text: Text(2000).optional(),
      /** From `startChatFile`, after the bytes were put. */
      fileId: Id.optional(),
    }),
    output: z.object({
      /** The server's time. */ at: Instant,
      message: ChatMessage,
      answerBy: Instant.optional(),
    }),
    errors: ['NOT_FOUND', 'NOTHING_SAID', 'FILE_MISSING', 'WRONG_FILE', 'CASE_CLOSED'],
  },
  readChat: {
    summary: 'The head of a chat and a stretch of messages, oldest first; an adviser’s look is audited',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'natural',
    limit: { calls: 120, seconds: 60 },
    input: z.strictObject({
      caseId: Id,
      /** Messages after this position, at most 50. */
      after: Count.optional(),
      /** The 50 below this position. With neither: the newest 50. */
      before: z.int().positive().optional(),
    }),
    output: z.object({
      /** The server's time. */ at: Instant,
      chat: ChatHead,
      messages: z.array(ChatMessage),
    }),
    errors: ['NOT_FOUND'],
  },
  markChatRead: {
    summary: 'Everything up to a position has been seen by this side; never moves back',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'natural',
    input: z.strictObject({ caseId: Id, position: Count }),
    output: z.object({ read: Count }),
    errors: ['NOT_FOUND'],
  },
  startChatFile: {
    summary:
      'A ticket to upload a picture (10 MB), a voice message (2 MB, 60 s) or a file (20 MB) for a chat',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'once',
    limit: { calls: 30, seconds: 600 },
    input: z.strictObject({
      caseId: Id,
      kind: z.enum(['picture', 'voice', 'file']),
      fileName: Line(100),
      bytes: z.int().min(1).max(20_000_000),
      seconds: z.int().min(1).max(60).optional(),
    }),
    output: z.object({ ticket: z.string(), putTo: z.string(), fileId: Id, expiresAt: Instant }),
    errors: ['NOT_FOUND', 'WRONG_FILE'],
  },
  openChatFile: {
    summary: 'An address of a file of a chat, good for ten minutes; an adviser’s look is audited',
    access: ['worker', 'lawyer', 'counsellor'],
    changes: 'natural',
    input: z.strictObject({ caseId: Id, fileId: Id }),
    output: z.object({ url: z.string(), fileName: z.string(), expiresAt: Instant }),
    errors: ['NOT_FOUND'],
  },
} as const
