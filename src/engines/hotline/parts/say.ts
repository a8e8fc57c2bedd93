import { dueTime } from '../rules/promise/due-time'
import type { Services } from '../services'
import { messageId, type ChatDoc, type MessageDoc } from '../store/chats'
import { boardOf, dutyStretches } from './board'
import { sealText } from './sealing'
import { tell } from './tell'
import { TOPICS } from './topics'

/** A gathered operation has calls of its own under that name. */
type Needs = Omit<Services, 'calls'>

/** Something that is said in a chat. */
export interface Saying {
  readonly caseId: string
  readonly from: 'worker' | 'adviser' | 'house'
  readonly adviserId?: string
  readonly text?: string
  readonly fileId?: string
}

export interface Said {
  readonly message: MessageDoc
  readonly chat: ChatDoc
}

/** Adds sayings to their chats in the order given, each at the next position; undefined where there is no such chat. One read and
 *  a few writes for all of them: a chat that somebody changed meanwhile makes the transaction run again, so positions have
 *  no gap and no twin. */
export const say = async (given: Needs, sayings: readonly Saying[]): Promise<(Said | undefined)[]> => {
  const now = given.clock.now()
  const heads = await given.chats.byIds(sayings.map(({ caseId }) => caseId))
  const before = new Map(heads)
  const said: (Said | undefined)[] = []
  for (const saying of sayings) {
    const head = heads.get(saying.caseId)
    if (!head) {
      said.push(undefined)
      continue
    }
    const message = messageOf(given, head, saying, now)
    const chat = await headAfter(given, head, saying, now)
    heads.set(chat._id, chat)
    said.push({ message, chat })
  }
  const done = said.filter((one) => one !== undefined)
  for (const kind of ['law', 'psychology'] as const)
    await given.chats.addMessages(
      kind,
      done.filter(({ chat }) => chat.kind === kind).map(({ message }) => message),
    )
  const changed = [...heads.values()].filter((head) => before.get(head._id) !== head)
  await given.chats.setHeads(changed)
  await given.cases.touch(
    changed.map(({ _id }) => _id),
    now,
  )
  await alert(given, before, changed)
  return said
}

const messageOf = (
  { vault }: Pick<Services, 'vault'>,
  head: ChatDoc,
  { from, adviserId, text, fileId }: Saying,
  at: Date,
): MessageDoc => {
  const position = head.last + 1
  return {
    _id: messageId(head._id, position),
    caseId: head._id,
    position,
    at,
    from,
    ...(adviserId !== undefined && { adviserId }),
    ...(text !== undefined && { text: sealText(vault, head.kind, text) }),
    ...(fileId !== undefined && { fileId }),
  }
}

/** The first word of the person that waits sets the promise; a word of the desk keeps it. */
const headAfter = async (given: Needs, head: ChatDoc, { from }: Saying, now: Date): Promise<ChatDoc> => {
  const position = head.last + 1
  const { waitingFrom, answerBy, alarmedFor, ...rest } = { ...head, last: position, lastAt: now }
  const waiting = {
    ...(waitingFrom !== undefined && { waitingFrom }),
    ...(answerBy && { answerBy }),
    ...(alarmedFor && { alarmedFor }),
  }
  if (from === 'house') return { ...rest, ...waiting }
  if (from === 'adviser') return { ...rest, adviserRead: position }
  if (waitingFrom !== undefined) return { ...rest, ...waiting, workerRead: position }
  const board = await boardOf(given, head.serviceId)
  const by = dueTime(now, dutyStretches(board, 'chat'), board.service.chatMinutes)
  return { ...rest, workerRead: position, waitingFrom: position, answerBy: by }
}

/** Whoever begins to wait is watched over, and the other side is told once, not for every line. */
const alert = async (
  given: Needs,
  before: ReadonlyMap<string, ChatDoc>,
  changed: readonly ChatDoc[],
): Promise<void> => {
  for (const chat of changed) {
    const was = before.get(chat._id)
    if (chat.answerBy && was?.answerBy?.getTime() !== chat.answerBy.getTime()) {
      const { _id: caseId, answerBy } = chat
      await given.outbox.add(
        TOPICS.chatDue,
        `${caseId}:${answerBy.getTime()}:${chat.waitingFrom ?? 0}`,
        { caseId, answerBy },
        answerBy,
      )
      await tellAdviser(given, chat)
    }
    const answered = was !== undefined && chat.workerRead < chat.last && was.workerRead >= was.last
    if (answered)
      await tell(given, {
        key: `chat:${chat._id}:${chat.last}`,
        memberId: chat.memberId,
        kind: 'chat',
        text: '您问的事有回复了',
        caseId: chat._id,
      })
  }
}

const tellAdviser = async (given: Needs, chat: ChatDoc): Promise<void> => {
  const adviser = chat.adviserId === undefined ? null : await given.catalogue.adviser(chat.adviserId)
  if (!adviser) return
  await tell(given, {
    key: `asked:${chat._id}:${chat.waitingFrom ?? 0}`,
    memberId: adviser.memberId,
    kind: 'chat',
    text: '有人在等您回复',
    caseId: chat._id,
  })
}
