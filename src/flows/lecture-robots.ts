import type { RobotSender } from '../engines/broadcast/ports'
import { robotMessage, type Card } from '../engines/broadcast/rules/channel-text'
import { halve, roomIn, settle } from '../engines/broadcast/rules/rate-window'
import { createRobotStore, isAside } from '../engines/broadcast/store/robots'
import type { LectureSteps } from '../engines/lecture/later'
import { lineOf } from '../engines/lecture/rules/line'
import { ROBOT } from '../engines/lecture/topics'
import { HOUSE } from '../kernel/caller'
import { unitOf } from '../kernel/transaction'
import type { Consumer } from '../kernel/outbox'
import { Refusal } from '../kernel/refusal'
import { after, SECOND } from '../kernel/time'
import type { House } from '../kernel/unit'
import { LEFT_OUT, planLine, type Lecture } from './lecture-posts'

export interface LectureRobots {
  readonly sender: RobotSender
  /** The webhook of a group's robot; refuses with NOT_FOUND when there is none (any more). */
  readonly addressOf: (house: House, groupId: string) => Promise<string>
  /** In front of the page's address, without a slash at its end. */
  readonly publicUrl: string
}

const AT_ONCE = 300

/** Each robot tells its chat, in one message with a link, what came since it last spoke. Robots keep the slots that
 *  broadcasts use, so that both together stay within the vendor's twenty a minute. What is taken is sent at most once:
 *  a chat that misses a hint misses nothing, the group's page has it all. */
export const lectureRobots = (
  house: House,
  steps: LectureSteps,
  robots: LectureRobots,
): { readonly speak: Consumer; readonly part: Consumer } => {
  const unit = unitOf(house, HOUSE)
  const store = createRobotStore(unit)

  /** Returns when to come again, if there is no room for a message now. `compose` is asked once there is. */
  const say = async (
    { lectureId, groupId, robotId }: Chat,
    compose: () => Promise<Card | undefined>,
  ): Promise<Date | undefined> => {
    const now = house.clock.now()
    const robot = await store.get(robotId)
    const { free, next } = roomIn(robot, now)
    const silent = isAside(robot, now)
    if (free === 0 && !silent) return next
    const slot = house.ids.next('say')
    if (!silent && !(await store.take(robotId, slot))) return after(now, SECOND)
    const card = await compose()
    const address = silent ? undefined : await addressOf(groupId)
    if (!card || address === undefined) return undefined
    const link = `${robots.publicUrl}/#/packages/lecture/room/index?lectureId=${lectureId}&groupId=${groupId}`
    const { kind } = await robots.sender.send(address, robotMessage(card, link).text)
    const at = house.clock.now()
    if (kind !== 'unknown')
      await store.change(robotId, (window) =>
        kind === 'limited' ? halve(settle(window, slot, at), at) : settle(window, slot, at),
      )
    return undefined
  }
  const addressOf = (groupId: string): Promise<string | undefined> =>
    robots.addressOf(house, groupId).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined
      throw error
    })

  const speak: Consumer = async ({ payload }) => {
    const { lectureId } = payload
    if (typeof lectureId !== 'string') throw new TypeError('the message names no lecture')
    const waiting = await steps.robotsWaiting(lectureId, AT_ONCE)
    const later: number[] = []
    for (const { groupId, robotId } of waiting) {
      if (robotId === undefined) continue
      const again = await say({ lectureId, groupId, robotId }, async () =>
        cardFor(steps, lectureId, await steps.takeForRobot(lectureId, groupId)),
      )
      if (again) later.push(again.getTime())
    }
    if (waiting.length === AT_ONCE) later.push(house.clock.now().getTime())
    return later.length > 0 ? { again: new Date(Math.min(...later)) } : undefined
  }

  /** The chat of a group that was left out, and has heard that the lecture would be held. */
  const part: Consumer = async ({ payload }) => {
    const { lectureId, groupId, robotId } = payload
    if (typeof lectureId !== 'string' || typeof groupId !== 'string' || typeof robotId !== 'string')
      throw new TypeError('the message names no chat')
    const again = await say({ lectureId, groupId, robotId }, async () => {
      const lecture = await steps.lecture(lectureId)
      if (!lecture) return undefined
      const { from, title } = lecture
      return { from, title, text: LEFT_OUT, note: NOTES.cancelled, ask: '看看别的讲座' }
    })
    return again && { again }
  }
  return { speak, part }
}

interface Chat {
  readonly lectureId: string
  readonly groupId: string
  readonly robotId: string
}

/** Composed when it is said, by what is so then: of a plan that was changed twice since the robot last spoke the chat hears what
 *  holds now; of one that was called off before the chat knew of it, nothing. */
const cardFor = async (
  steps: LectureSteps,
  lectureId: string,
  marks: readonly number[],
): Promise<Card | undefined> => {
  const lecture = await steps.lecture(lectureId)
  if (!lecture || marks.length === 0) return undefined
  const isAhead = lecture.state === 'planned' || lecture.state === 'cancelled'
  const text = isAhead ? planWords(lecture, marks) : await roomWords(steps, lecture._id, marks)
  return text === undefined
    ? undefined
    : { from: lecture.from, title: lecture.title, text, note: NOTES[lecture.state], ask: '进讲座看看' }
}

const NOTES = {
  planned: '即将开讲',
  live: '正在讲',
  closing: '正在讲',
  ended: '讲完了，内容和答复都在里面',
  cancelled: '已取消',
} as const

const planWords = (lecture: Lecture, marks: readonly number[]): string | undefined => {
  const isNew = marks.includes(ROBOT.planned)
  return isNew && lecture.state === 'cancelled' ? undefined : planLine(lecture, isNew)
}

const roomWords = async (
  steps: LectureSteps,
  lectureId: string,
  marks: readonly number[],
): Promise<string | undefined> => {
  const lines: string[] = []
  for (const position of marks.filter((mark) => mark > 0).sort((a, b) => a - b)) {
    const entry = await steps.entry(lectureId, position)
    const line = entry && lineOf(entry)
    if (line !== undefined) lines.push(line)
  }
  if (lines.length > 0) return lines.join('\n')
  return marks.includes(ROBOT.began) ? '讲座开始了，点开就能听，可以提问' : undefined
}
