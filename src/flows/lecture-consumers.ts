import type { PostContent, Posting } from '../engines/broadcast/posting'
import { createLectureSteps } from '../engines/lecture/later'
import type { ContentCheck, LecturePorts } from '../engines/lecture/ports'
import { ROBOT, robotMark, TOPICS, tellingKey, thingOf, type Telling } from '../engines/lecture/topics'
import { HOUSE } from '../kernel/caller'
import { inTransaction, unitOf } from '../kernel/transaction'
import type { Consumer, OutboxMessage } from '../kernel/outbox'
import { after, MINUTE, SECOND } from '../kernel/time'
import type { House, Unit } from '../kernel/unit'
import { cardOf, leftOutCard, postOf } from './lecture-posts'
import { lectureRobots, type LectureRobots } from './lecture-robots'

export interface LectureFlowPorts {
  readonly lectures: LecturePorts
  /** Puts things on groups' pages. */
  readonly posting: (unit: Unit) => Posting
  readonly check: ContentCheck
  readonly robots: LectureRobots
}

/** How often listeners and the queue are counted while a lecture runs. */
const TICK = 5 * SECOND
/** Stretches of groups at one go, so that a message is handed back long before its lease ends. */
const STRETCHES = 10

/** What the outbox worker does about lectures, by topic. */
export const lectureConsumers = (
  house: House,
  ports: LectureFlowPorts,
): Readonly<Record<(typeof TOPICS)[keyof typeof TOPICS], Consumer>> => {
  const unit = unitOf(house, HOUSE)
  const steps = createLectureSteps(ports.lectures, unit, (work) => inTransaction(house, HOUSE, work))
  const posting = ports.posting(unit)
  const robots = lectureRobots(house, steps, ports.robots)

  const invite: Consumer = async ({ payload }) => {
    const { lectureId, plan, announce } = payload
    if (typeof lectureId !== 'string' || typeof plan !== 'number') throw new TypeError('not an invitation')
    let from: string | undefined
    do from = await steps.invite(lectureId, plan, from)
    while (from !== undefined)
    await partWith(lectureId, plan, announce === true)
    const telling = announce === true ? await steps.planToTell(lectureId, plan) : undefined
    if (!telling) return
    await unit.outbox.add(TOPICS.tell, tellingKey(telling), { ...telling })
    await steps.planTold(lectureId, plan)
  }

  /** Groups that a changed plan has left out hear that it is not for them any more; only then they are let go. */
  const partWith = async (lectureId: string, plan: number, announce: boolean): Promise<void> => {
    const lecture = await steps.lecture(lectureId)
    if (!lecture) return
    const key = `lecture:${lectureId}:card-left-${plan}`
    for (;;) {
      const left = await steps.leftOut(lectureId, plan)
      if (left.length === 0) return
      const groupIds = left.map(({ groupId }) => groupId)
      if (announce) {
        await posting.post({ key, groupIds, from: lecture.from, content: leftOutCard(lecture) })
        await unit.outbox.addAll(
          left.flatMap(({ groupId, robotId, robotDone }) =>
            robotId !== undefined && robotDone?.includes(ROBOT.planned) === true
              ? [
                  {
                    topic: TOPICS.part,
                    key: `${lectureId}:${plan}:${groupId}`,
                    payload: { lectureId, groupId, robotId },
                  },
                ]
              : [],
          ),
        )
      }
      await steps.dropGroups(lectureId, groupIds)
    }
  }

  /** One thing, to all groups of the lecture, a stretch after the other. */
  const tellAll = async (telling: Telling, from: string, content: PostContent): Promise<void> => {
    let { after: place, done = 0 } = telling
    const key = `lecture:${telling.lectureId}:${thingOf(telling)}`
    for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
      const { groupIds, most } = await steps.audience(telling.lectureId, place)
      if (groupIds.length > 0) await posting.post({ key, groupIds, from, content })
      done += groupIds.length
      await steps.told(telling.lectureId, telling.what === 'entry' ? telling.position : 0, done)
      if (groupIds.length < most) return
      place = groupIds.at(-1)
    }
    const rest: Telling = { ...telling, done, ...(place !== undefined && { after: place }) }
    await unit.outbox.add(TOPICS.tell, tellingKey(rest), { ...rest })
  }

  /** Robots speak once a minute at most: what comes within it goes into one message. */
  const leaveForRobots = async (telling: Telling): Promise<void> => {
    const mark = robotMark(telling)
    if (mark === undefined) return
    const { lectureId } = telling
    const groupIds = telling.what === 'card' ? undefined : telling.groupIds
    if (!(await steps.leaveForRobots(lectureId, mark, groupIds))) return
    const minute = Math.floor(house.clock.now().getTime() / MINUTE) + 1
    await unit.outbox.add(TOPICS.robots, `${lectureId}:${minute}`, { lectureId }, new Date(minute * MINUTE))
  }

  const tell: Consumer = async (message) => {
    const telling = tellingOf(message)
    const lecture = await steps.lecture(telling.lectureId)
    if (!lecture) return
    if (telling.after === undefined) await leaveForRobots(telling)
    if (telling.what === 'card') {
      await tellAll(telling, lecture.from, cardOf(lecture, telling))
      return
    }
    const entry = await steps.entry(telling.lectureId, telling.position)
    const content = entry && postOf(entry)
    if (!entry || !content) return
    if (telling.groupIds === undefined) {
      await tellAll(telling, entry.from, content)
      return
    }
    const key = `lecture:${telling.lectureId}:${thingOf(telling)}`
    await posting.post({ key, groupIds: telling.groupIds, from: entry.from, content })
  }

  const check: Consumer = async ({ payload }) => {
    const { questionIds } = payload
    if (!Array.isArray(questionIds)) throw new TypeError('no questions to check')
    await steps.check(questionIds.map(String), ports.check)
  }

  const tick: Consumer = async ({ payload }) => {
    const { lectureId } = payload
    if (typeof lectureId !== 'string') throw new TypeError('the message names no lecture')
    return (await steps.tick(lectureId)) ? { again: after(house.clock.now(), TICK) } : undefined
  }

  const finish: Consumer = async ({ payload }) => {
    const { lectureId } = payload
    if (typeof lectureId !== 'string') throw new TypeError('the message names no lecture')
    await steps.finish(lectureId)
  }

  return {
    [TOPICS.invite]: invite,
    [TOPICS.tell]: tell,
    [TOPICS.robots]: robots.speak,
    [TOPICS.part]: robots.part,
    [TOPICS.check]: check,
    [TOPICS.tick]: tick,
    [TOPICS.finish]: finish,
  }
}

/** Written by the engine itself, so a look at its kind is enough. */
const tellingOf = ({ payload }: OutboxMessage): Telling => {
  if (typeof payload['lectureId'] !== 'string' || (payload['what'] !== 'card' && payload['what'] !== 'entry'))
    throw new TypeError('the message tells nothing')
  return payload as unknown as Telling
}
