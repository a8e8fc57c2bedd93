import type { AnyBulkWriteOperation } from 'mongodb'
import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { Sealed } from '../../../kernel/vault'
import type { ServiceKind } from './cases'

/** The head of a case's chat. */
export interface ChatDoc {
  /** The id of the case. */
  _id: string
  serviceId: string
  kind: ServiceKind
  orgPath: string[]
  memberId: string
  person: string
  adviserId?: string
  state: 'open' | 'closed'
  /** Position of the newest message. */
  last: number
  lastAt: Date
  workerRead: number
  adviserRead: number
  /** Position of the oldest message of the person that nobody answered. */
  waitingFrom?: number
  /** By when that one is answered. */
  answerBy?: Date
  /** The promise that was broken and raised. */
  alarmedFor?: Date
}

export interface MessageDoc {
  /** `case:position`: one message a position. */
  _id: string
  caseId: string
  position: number
  at: Date
  from: 'worker' | 'adviser' | 'house'
  adviserId?: string
  text?: Sealed
  fileId?: string
}

export interface ChatFileDoc {
  _id: string
  caseId: string
  accountId: string
  kind: 'picture' | 'voice' | 'file'
  fileName: string
  bytes: number
  seconds?: number
  /** Absent until it was looked at and sent. */
  contentType?: string
}

export const chats = collection<ChatDoc>('hotline_chats', [
  { key: { serviceId: 1, lastAt: -1 }, partialFilterExpression: { state: 'open' }, name: 'open' },
  { key: { adviserId: 1, lastAt: -1 } },
  { key: { answerBy: 1 }, partialFilterExpression: { answerBy: { $exists: true } }, name: 'due' },
])
const lawMessages = collection<MessageDoc>('hotline_messages', [{ key: { caseId: 1, position: 1 } }])
const careMessages = collection<MessageDoc>('hotline_care_messages', [{ key: { caseId: 1, position: 1 } }])
export const chatMessages = { law: lawMessages, psychology: careMessages } as const
export const chatFiles = collection<ChatFileDoc>('hotline_chat_files', [{ key: { caseId: 1 } }])

export const messageId = (caseId: string, position: number): string => `${caseId}:${position}`

export type ChatStore = ReturnType<typeof createChatStore>

export const createChatStore = ({ db, options }: Pick<Unit, 'db' | 'options'>) => {
  const all = chats.of(db)
  return {
    get: (caseId: string) => all.findOne({ _id: caseId }, options),
    byIds: async (caseIds: readonly string[]): Promise<Map<string, ChatDoc>> => {
      if (caseIds.length === 0) return new Map()
      const found = await all.find({ _id: { $in: [...new Set(caseIds)] } }, options).toArray()
      return new Map(found.map((chat) => [chat._id, chat]))
    },
    add: (chat: ChatDoc) => all.insertOne(chat, options),
    /** Heads after some messages were added; whoever changed one meanwhile makes the transaction run again. */
    setHeads: async (heads: readonly ChatDoc[]): Promise<void> => {
      if (heads.length === 0) return
      await all.bulkWrite(
        heads.map((head): AnyBulkWriteOperation<ChatDoc> => ({
          replaceOne: { filter: { _id: head._id }, replacement: head },
        })),
        { ...options, ordered: false },
      )
    },
    change: (caseId: string, set: Partial<ChatDoc>, unset: readonly (keyof ChatDoc)[] = []) =>
      all.updateOne(
        { _id: caseId },
        {
          $set: set,
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, ''])) }),
        },
        options,
      ),
    /** Nobody waits for an answer any more, and nobody is named. */
    forget: (memberId: string, nobody: string) =>
      all.updateMany(
        { memberId },
        { $set: { person: nobody }, $unset: { waitingFrom: '', answerBy: '', alarmedFor: '' } },
        options,
      ),
    /** Of one taker only: out of the duty box, or from whoever had it when it was looked at. */
    take: (caseId: string, adviserId: string, from: string | undefined) =>
      all.findOneAndUpdate(
        { _id: caseId, adviserId: from ?? { $exists: false } },
        { $set: { adviserId } },
        { ...options, returnDocument: 'after' },
      ),
    markRead: (caseId: string, side: 'workerRead' | 'adviserRead', position: number) =>
      all.findOneAndUpdate(
        { _id: caseId },
        [{ $set: { [side]: { $max: [`$${side}`, { $min: ['$last', position] }] } } }],
        { ...options, returnDocument: 'after' },
      ),
    /** The open chats of an adviser lie in the duty box again. */
    letGo: (adviserId: string) =>
      all.updateMany({ adviserId, state: 'open' }, { $unset: { adviserId: '' } }, options),
    /** Of the adviser, of the duty box, and those past their time, whoever has them. */
    waitingAt: (serviceIds: readonly string[], adviserId: string, now: Date) =>
      all
        .find(
          {
            state: 'open',
            serviceId: { $in: [...serviceIds] },
            $or: [
              { adviserId },
              { adviserId: { $exists: false }, answerBy: { $exists: true } },
              { answerBy: { $lte: now } },
            ],
          },
          options,
        )
        .sort({ lastAt: -1 })
        .limit(200)
        .toArray(),
    /** Open chats of a person at the desk, by adviser. */
    loadOf: async (serviceId: string): Promise<Map<string, number>> => {
      const found = await all
        .aggregate<{ _id: string; count: number }>(
          [
            { $match: { serviceId, state: 'open', adviserId: { $exists: true } } },
            { $group: { _id: '$adviserId', count: { $sum: 1 } } },
          ],
          options,
        )
        .toArray()
      return new Map(found.map(({ _id, count }) => [_id, count]))
    },
    /** Cases below some unions whose question is past its time. */
    lateBelow: async (orgIds: readonly string[], now: Date): Promise<string[]> => {
      const found = await all
        .find(
          { answerBy: { $lte: now }, orgPath: { $in: [...orgIds] } },
          { ...options, projection: { _id: 1 } },
        )
        .limit(2000)
        .toArray()
      return found.map(({ _id }) => _id)
    },
    /** Promises that are past and not yet raised. */
    overdue: (now: Date, limit: number) =>
      all
        .find({ answerBy: { $lte: now }, $expr: { $ne: ['$alarmedFor', '$answerBy'] } }, options)
        .sort({ answerBy: 1 })
        .limit(limit)
        .toArray(),

    addMessages: async (kind: ServiceKind, messages: readonly MessageDoc[]): Promise<void> => {
      if (messages.length > 0) await chatMessages[kind].of(db).insertMany([...messages], options)
    },
    messages: async (
      kind: ServiceKind,
      caseId: string,
      span: { after?: number | undefined; before?: number | undefined },
      limit: number,
    ): Promise<MessageDoc[]> => {
      const up = span.after !== undefined
      const below = span.before ?? Number.MAX_SAFE_INTEGER
      const position = span.after === undefined ? { $lt: below } : { $gt: span.after }
      const found = await chatMessages[kind]
        .of(db)
        .find({ caseId, position }, options)
        .sort({ position: up ? 1 : -1 })
        .limit(limit)
        .toArray()
      return up ? found : found.reverse()
    },

    addFile: (file: ChatFileDoc) => chatFiles.of(db).insertOne(file, options),
    files: async (fileIds: readonly string[]): Promise<Map<string, ChatFileDoc>> => {
      if (fileIds.length === 0) return new Map()
      const found = await chatFiles
        .of(db)
        .find({ _id: { $in: [...fileIds] } }, options)
        .toArray()
      return new Map(found.map((file) => [file._id, file]))
    },
    fileChecked: (fileId: string, contentType: string, bytes: number) =>
      chatFiles.of(db).updateOne({ _id: fileId }, { $set: { contentType, bytes } }, options),
  }
}
