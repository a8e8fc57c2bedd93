import { eachOf } from '../../kernel/each-of'
import { after, SECOND } from '../../kernel/time'
import type { Unit } from '../../kernel/unit'
import { Refusal } from '../../kernel/refusal'
import { finishIfDone } from './delivery'
import type { BroadcastPorts, RobotAnswer } from './ports'
import { cardOf, robotMessage } from './rules/channel-text'
import { afterAnswer, fallOver } from './rules/fall-over'
import type { ItemContent } from './rules/feed-item'
import { halve, roomIn, settle } from './rules/rate-window'
import { ASIDE_FOR, type RobotProblem } from './rules/robot-answer'
import { broadcastServices, type Services } from './services'
import { shareLink } from './share-path'
import { GOING } from './store/broadcasts'
import { isAside } from './store/robots'

/** Topic of the message that a broadcast's robots have something to say; payload `{ broadcastId }`. */
export const SAY = 'broadcast.say'

/** Deliveries looked at in one go, and robots that speak at the same time. */
const LOOK = 200
const AT_ONCE = 8
/** Problems after which a robot is tried again by itself. */
const PASSING: readonly RobotProblem[] = ['silent', 'busy', 'limited']

type Due = Awaited<ReturnType<Services['robotQueue']['due']>>[number]

export interface RobotSteps {
  /** Says what may be said now. Returns when to come again, or undefined when nothing is left. May be repeated, by two
   *  workers at once and after a crash at any point; a message whose fate a crash left unknown is repeated once, marked. */
  step(broadcastId: string): Promise<Date | undefined>
}

export const createRobotSteps = (ports: BroadcastPorts, unit: Unit): RobotSteps => {
  const services = broadcastServices(ports, unit)
  const { clock, broadcasts, robotQueue } = services
  return {
    step: async (broadcastId) => {
      const blocked = new Map<string, Date>()
      for (;;) {
        const sent = await broadcasts.get(broadcastId)
        if (!sent || ![...GOING, 'delivered'].includes(sent.state)) return undefined
        const due = await robotQueue.due(broadcastId, clock.now(), [...blocked.keys()], LOOK)
        if (due.length === 0) break
        const content = (await services.items.find([broadcastId])).get(broadcastId)
        if (!content) throw new Error('a broadcast without a content')
        await eachOf([...byRobot(due)], AT_ONCE, async ([robotId, some]) => {
          const again = await speak(ports, services, content, robotId, some)
          if (again) blocked.set(robotId, again)
        })
      }
      await finishIfDone(services, broadcastId)
      const next = await robotQueue.nextDue(broadcastId)
      if (!next) return feedsDone(services, broadcastId)
      // What is due already waits for its robot.
      const now = clock.now()
      const waits = [...blocked.values(), next].filter((at) => at > now).map((at) => at.getTime())
      return waits.length === 0 ? after(now, SECOND) : new Date(Math.min(...waits))
    },
  }
}

const byRobot = (due: readonly Due[]): Map<string, Due[]> => {
  const grouped = new Map<string, Due[]>()
  for (const delivery of due) {
    const same = grouped.get(delivery.chat.robotId)
    if (same) same.push(delivery)
    else grouped.set(delivery.chat.robotId, [delivery])
  }
  return grouped
}

/** While pages are still being filled there is more to come. */
const feedsDone = async ({ broadcasts, clock }: Services, broadcastId: string): Promise<Date | undefined> => {
  const sent = await broadcasts.get(broadcastId)
  return sent && GOING.includes(sent.state) ? after(clock.now(), SECOND) : undefined
}

/** One robot says as much as it may; returns when it may go on, if anything is left that it may not say now. */
const speak = async (
  ports: BroadcastPorts,
  services: Services,
  content: ItemContent,
  robotId: string,
  due: readonly Due[],
): Promise<Date | undefined> => {
  const { clock, ids, robots, robotQueue, broadcasts } = services
  for (const delivery of due) {
    const robot = await robots.get(robotId)
    const now = clock.now()
    if (isAside(robot, now)) {
      await robotQueue.divert(delivery, fallOver(delivery.chat, robot.aside?.problem ?? 'silent'))
      continue
    }
    // Whoever was sending it died: it may be there, and one repeat is all it gets.
    const lost = delivery.chat.state === 'sending'
    if (lost && delivery.chat.repeated) {
      await robotQueue.divert(delivery, fallOver(delivery.chat, 'silent', true))
      continue
    }
    const { free, next } = roomIn(robot, now)
    if (free === 0) return next
    const state = (await broadcasts.get(delivery.broadcastId))?.state
    if (state === undefined || ![...GOING, 'delivered'].includes(state)) return undefined
    const claim = ids.next('say')
    const repeated = delivery.chat.repeated || delivery.chat.maybeThere || lost
    if (!(await robotQueue.claim(delivery, claim, now, repeated))) continue
    if (!(await robots.take(robotId, claim))) {
      await robotQueue.settle(delivery._id, claim, {
        state: 'waiting',
        dueAt: now,
        repeated: delivery.chat.repeated,
        maybeThere: delivery.chat.maybeThere || lost,
      })
      continue
    }
    const answer = await say(ports, services, content, delivery.groupId, repeated)
    await record(services, robotId, claim, answer)
    const result = afterAnswer({ ...delivery.chat, repeated }, answer, clock.now())
    if (result.aside) await setAside(services, robotId, result.aside)
    else if (answer.kind === 'said' && robot.aside) await robots.takeBack(robotId)
    await robotQueue.settle(delivery._id, claim, result.set)
  }
  return undefined
}

const say = async (
  ports: BroadcastPorts,
  { groups, signer, clock }: Services,
  content: ItemContent,
  groupId: string,
  repeated: boolean,
): Promise<RobotAnswer> => {
  const address = await groups.robotOf(groupId).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  if (address === undefined) return { kind: 'broken', problem: 'removed' }
  const link = shareLink(ports.publicUrl, signer, { broadcastId: content._id, groupId }, clock.now())
  return ports.robots.send(address, robotMessage(cardOf(content), link, repeated).text)
}

/** What the answer says about the robot's limit. Without an answer the slot stays until it must have arrived. */
const record = async (
  { robots, clock }: Services,
  robotId: string,
  slotId: string,
  { kind }: RobotAnswer,
): Promise<void> => {
  if (kind === 'unknown') return
  const at = clock.now()
  await robots.change(robotId, (window) =>
    kind === 'limited' ? halve(settle(window, slotId, at), at) : settle(window, slotId, at),
  )
}

const setAside = async (
  { robots, clock }: Services,
  robotId: string,
  problem: RobotProblem,
): Promise<void> => {
  const since = clock.now()
  const again = PASSING.includes(problem) ? { again: after(since, ASIDE_FOR) } : {}
  await robots.setAside(robotId, { since, problem, ...again })
}
