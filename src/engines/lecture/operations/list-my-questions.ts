import { memberOf } from '../../../kernel/caller'
import { MINUTE } from '../../../kernel/time'
import { lecture } from '../contract'
import { operation, type Services } from '../services'
import type { HiddenQuestion } from '../store/hidden-questions'
import type { QuestionDoc } from '../store/questions'
import type { RoomDoc } from '../store/rooms'

const MOST = 50

/** Minutes until a question `ahead` others have their turn first, by the pace so far. */
const waitMinutes = (room: RoomDoc | undefined, ahead: number, now: Date): number | undefined => {
  if (!room?.startedAt || room.endedAt || room.answered === 0) return undefined
  const minutes = (now.getTime() - room.startedAt.getTime()) / MINUTE
  return Math.min(240, Math.max(1, Math.round(((ahead + 1) * minutes) / room.answered)))
}

/** Everything the person asked, hidden ones among the others: nobody else can call this for them. */
export const listMyQuestions = operation(
  lecture.listMyQuestions,
  async ({ input, caller, clock, questions, hidden, rooms }) => {
    const memberId = memberOf(caller)
    const [shown, kept] = await Promise.all([
      questions.ofAsker(memberId, input.lectureId, MOST),
      hidden.ofAsker(memberId, input.lectureId, MOST),
    ])
    const targets = new Map(
      (await questions.find(shown.flatMap(({ mergedInto }) => mergedInto ?? []))).map((q) => [q._id, q]),
    )
    const all = [...shown, ...kept]
    const rows = new Map(
      (await rooms.find([...new Set(all.map(({ lectureId }) => lectureId))])).map((room) => [room._id, room]),
    )
    const now = clock.now()
    const items = await Promise.all([
      ...shown.map((question) => shownItem(questions, question, targets, rows, now)),
      ...kept.map((question) => hiddenItem(questions, question)),
    ])
    return { items: items.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST) }
  },
)

const shownItem = async (
  questions: Services['questions'],
  question: QuestionDoc,
  targets: ReadonlyMap<string, QuestionDoc>,
  rooms: ReadonlyMap<string, RoomDoc>,
  now: Date,
) => {
  const target = targets.get(question.mergedInto ?? '') ?? question
  const ahead = target.state === 'waiting' ? await questions.countAhead(target) : undefined
  const wait = ahead === undefined ? undefined : waitMinutes(rooms.get(question.lectureId), ahead, now)
  const answered = question.state === 'merged' && target.state === 'answered'
  return {
    questionId: question._id,
    lectureId: question.lectureId,
    lectureTitle: question.lectureTitle,
    text: question.text,
    shownAs: question.shownAs,
    at: question.at.toISOString(),
    state: answered ? ('answered' as const) : question.state,
    people: target.people,
    ...(ahead !== undefined && { ahead }),
    ...(wait !== undefined && { waitMinutes: wait }),
    ...(target.answer && { answer: target.answer }),
    ...(question.note !== undefined && { note: question.note }),
  }
}

const hiddenItem = async (questions: Services['questions'], question: HiddenQuestion) => ({
  questionId: question._id,
  lectureId: question.lectureId,
  lectureTitle: question.lectureTitle,
  text: question.text,
  shownAs: 'hidden' as const,
  at: question.at.toISOString(),
  state: question.state,
  people: 1,
  ...(question.state === 'waiting' && {
    ahead: await questions.countWaitingBefore(question.lectureId, question.at),
  }),
  ...(question.answer && { answer: question.answer }),
})
