import { groups } from '../../engines/membership/store/groups'
import type { House } from '../../kernel/unit'
import { DEMO_ROBOTS, REMOVED_ROBOT } from './robots'

/** Groups that share one robot of the demo: more than it may serve in a minute. */
const SHARED = 24

/** Robots of the demo's WeCom groups, at the address that the fake has this time: most groups share the first, so that a
 *  notice takes a while, some have one of their own, and one was taken out of its group. The first firm's groups have none. */
export const seedRobots = async (house: House, origin: string): Promise<void> => {
  const some = await groups
    .of(house.db)
    .find({ kind: 'wecom', _id: { $nin: ['group_1', 'group_1b'] } })
    .sort({ _id: 1 })
    .toArray()
  for (const [at, group] of some.entries()) {
    const own = DEMO_ROBOTS[at - SHARED + 1]
    const key = at === SHARED ? REMOVED_ROBOT : at < SHARED ? DEMO_ROBOTS[0] : own
    if (key === undefined) continue
    const address = `${origin}/cgi-bin/webhook/send?key=${key}`
    await groups
      .of(house.db)
      .updateOne(
        { _id: group._id },
        { $set: { robot: house.vault.seal(address, 'robot'), robotTail: key.slice(-4) } },
      )
  }
}
