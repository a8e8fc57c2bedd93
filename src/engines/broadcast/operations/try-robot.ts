import { requireScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { SECOND } from '../../../kernel/time'
import { broadcast } from '../contract'
import { PROBLEMS, type RobotAnswer } from '../rules/robot-answer'
import { halve, roomIn, settle } from '../rules/rate-window'
import { operation } from '../services'
import { isAside } from '../store/robots'

const HELLO = '娘家人：机器人接好了，以后工会的通知会发到这个群'

/** A robot that answers well is used again, whatever it was set aside for. */
export const tryRobot = operation(broadcast.tryRobot, {
  prepare: async ({ input, caller, clock, ids, groups, ports, robots }) => {
    const [group] = await groups.groups([input.groupId])
    requireScope(caller, group?.orgPath, 'staff')
    if (!group || group.robotId === undefined) throw refuse('NOT_FOUND')
    const slot = ids.next('try')
    const before = await robots.get(group.robotId)
    if (!(await robots.take(group.robotId, slot))) {
      const { next } = roomIn(await robots.get(group.robotId), clock.now())
      const retryAfter = Math.max(1, Math.ceil((next.getTime() - clock.now().getTime()) / SECOND))
      const message = `这个机器人一分钟的条数用完了，${retryAfter} 秒后再试`
      throw refuse('TOO_OFTEN', { retryAfter, message })
    }
    const answer = await ports.robots.send(await groups.robotOf(group.groupId), HELLO)
    const at = clock.now()
    if (answer.kind !== 'unknown')
      await robots.change(group.robotId, (window) =>
        answer.kind === 'limited' ? halve(settle(window, slot, at), at) : settle(window, slot, at),
      )
    if (answer.kind === 'said') await robots.takeBack(group.robotId)
    if (answer.kind === 'broken') await robots.setAside(group.robotId, { since: at, problem: answer.problem })
    const stays = answer.kind !== 'said' && isAside(before, at)
    const state = stays || answer.kind === 'broken' ? ('aside' as const) : ('working' as const)
    return { answer, group, state }
  },
  handle: async ({ prepared: { answer, group, state }, audit }) => {
    await audit.record({
      action: 'try-robot',
      subject: group.groupId,
      orgPath: group.orgPath,
      detail: `试发了群“${group.name}”的机器人`,
    })
    const problem = problemOf(answer)
    return { works: problem === undefined, state, ...(problem !== undefined && { problem }) }
  },
})

const problemOf = (answer: RobotAnswer): string | undefined => {
  switch (answer.kind) {
    case 'said':
      return undefined
    case 'broken':
      return PROBLEMS[answer.problem]
    case 'limited':
      return PROBLEMS.limited
    case 'busy':
      return '连不上企业微信，过一会儿再试'
    case 'unknown':
      return '没有等到回应，看看群里有没有'
    case 'refused':
      return '企业微信没有收这条消息'
  }
}
