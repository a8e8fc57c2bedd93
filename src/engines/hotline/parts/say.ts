import { dueTime, type Stretch } from '../rules/promise/due-time'
import type { Services } from '../services'
import type { AdviserDoc } from '../store/catalogue'
import { messageId, type ChatDoc, type MessageDoc } from '../store/chats'
import { boardOf, dutyStretches, type Board } from './board'
import { sealText } from './sealing'
import { tellAll, type Telling } from './tell'
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
  const boards = await boardsFor(given, sayings, heads)
  const said: (Said | undefined)[] = []
  for (const saying of sayings) {
    const head = heads.get(saying.caseId)
    if (!head) {
      said.push(undefined)
      continue
    }
    const message = messageOf(given, head, saying, now)
    const chat = headAfter(boards, head, saying, now)
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

type Boards = ReadonlyMap<string, { readonly board: Board; readonly stretches: readonly Stretch[] }>

/** The desks of those who may begin to wait, each once. */
const boardsFor = async (
  given: Needs,
  sayings: readonly Saying[],
  heads: ReadonlyMap<string, ChatDoc>,
): Promise<Boards> => {
  const asking = new Set(sayings.flatMap(({ caseId, from }) => (from === 'worker' ? [caseId] : [])))
  const serviceIds = new Set([...asking].flatMap((caseId) => heads.get(caseId)?.serviceId ?? []))
  const boards = new Map<string, { board: Board; stretches: Stretch[] }>()
  for (const serviceId of serviceIds) {
    const board = await boardOf(given, serviceId)
    boards.set(serviceId, { board, stretches: dutyStretches(board, 'chat') })
  }
  return boards
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
const headAfter = (boards: Boards, head: ChatDoc, { from }: Saying, now: Date): ChatDoc => {
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
  const known = boards.get(head.serviceId)
  if (!known) throw new Error('nobody looked the desk of a chat up')
  const by = dueTime(now, known.stretches, known.board.service.chatMinutes)
  return { ...rest, workerRead: position, waitingFrom: position, answerBy: by }
}

/** Whoever begins to wait is watched over, and the other side is told once, not for every line. */
const alert = async (
  given: Needs,
  before: ReadonlyMap<string, ChatDoc>,
  changed: readonly ChatDoc[],
): Promise<void> => {
  const waiting = changed.filter(
    ({ _id, answerBy }) => answerBy && before.get(_id)?.answerBy?.getTime() !== answerBy.getTime(),
  )
  const answered = changed.filter((chat) => {
    const was = before.get(chat._id)
    return was !== undefined && chat.workerRead < chat.last && was.workerRead >= was.last
  })
  await given.outbox.addAll(
    waiting.flatMap(({ _id: caseId, answerBy, waitingFrom = 0 }) =>
      answerBy
        ? [
            {
              topic: TOPICS.chatDue,
              key: `${caseId}:${answerBy.getTime()}:${waitingFrom}`,
              payload: { caseId, answerBy },
              dueAt: answerBy,
            },
          ]
        : [],
    ),
  )
  const advisers = await given.catalogue.advisers(waiting.map(({ adviserId }) => adviserId))
  await tellAll(given, [
    ...waiting.flatMap((chat) => askedOf(advisers, chat)),
    ...answered.map((chat) => ({
      key: `chat:${chat._id}:${chat.last}`,
      memberId: chat.memberId,
      kind: 'chat' as const,
      text: '您问的事有回复了',
      caseId: chat._id,
    })),
  ])
}

const askedOf = (advisers: ReadonlyMap<string, AdviserDoc>, chat: ChatDoc): Telling[] => {
  const adviser = chat.adviserId === undefined ? undefined : advisers.get(chat.adviserId)
  if (!adviser) return []
  return [
    {
      key: `asked:${chat._id}:${chat.waitingFrom ?? 0}`,
      memberId: adviser.memberId,
      kind: 'chat',
      text: '有人在等您回复',
      caseId: chat._id,
    },
  ]
}
