import { scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { PROBLEMS } from '../rules/robot-answer'
import { usualWays } from '../rules/ways'
import { operation } from '../services'
import { isAside } from '../store/robots'

const PAGE = 50
/** Groups looked at in one call at most when only those in trouble are wanted. */
const LOOKED_AT = 1000

/** A page may hold few and still have a next one. */
export const listWays = operation(
  broadcast.listWays,
  async ({ input, caller, clock, groups, robots, ways }) => {
    const now = clock.now()
    const size = input.trouble ? LOOKED_AT : PAGE
    const found = await groups.groupsPage(scopeOf(caller, 'staff'), input.text, input.cursor, size)
    const [known, set] = await Promise.all([
      robots.byIds(found.flatMap(({ robotId }) => (robotId === undefined ? [] : [robotId]))),
      ways.of(found.map(({ groupId }) => groupId)),
    ])
    const rows = found.map((group) => {
      const { groupId, name, orgName, kind, bound, robotId } = group
      const robot = robotId === undefined ? undefined : known.get(robotId)
      const aside = robot && isAside(robot, now) ? robot.aside : undefined
      const state = aside ? ('aside' as const) : robot ? ('working' as const) : ('untried' as const)
      return {
        groupId,
        name,
        orgName,
        kind,
        order: [...(set.get(groupId)?.order ?? usualWays(group))].filter(
          (way) => way !== 'robot' || robotId !== undefined,
        ),
        ...(robotId !== undefined && {
          robot: {
            state,
            ...(aside && { problem: PROBLEMS[aside.problem] }),
            ...(aside?.again && { again: aside.again.toISOString() }),
          },
        }),
        bound,
      }
    })
    const last = found.length === size ? found.at(-1) : undefined
    return {
      items: input.trouble ? rows.filter(({ robot }) => robot?.state === 'aside') : rows,
      ...(last && { next: last.groupId }),
    }
  },
)
