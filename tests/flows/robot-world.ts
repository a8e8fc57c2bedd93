import { createGroupRobot } from '../../src/adapters/wecom/group-robot'
import { deliveries, type DeliveryDoc } from '../../src/engines/broadcast/store/deliveries'
import { broadcasts } from '../../src/engines/broadcast/store/broadcasts'
import { outboxMessages } from '../../src/kernel/outbox'
import { startFakeWecom, type FakeWecom } from '../../src/local/fakes/wecom'
import { openWorld, type World } from '../engines/broadcast/world'
import { testClock, type TestClock } from '../support/test-house'

const MINUTE = 60_000

export interface RobotWorld {
  readonly world: World
  readonly wecom: FakeWecom
  /** A WeCom group with this robot, and somebody who passes things on when it fails. */
  group(name: string, address: string): Promise<void>
  /** Works off what is due, then moves the clock to what is due next, until nothing is left or `until` minutes are over. */
  run(until?: number, work?: () => Promise<void>): Promise<void>
  chats(broadcastId: string): Promise<DeliveryDoc[]>
  stateOf(broadcastId: string): Promise<string | undefined>
  close(): Promise<void>
}

/** A district whose robots are a fake on the same virtual clock. `timeoutMs` is by the real one: short only where a robot is
 *  silent, since on a busy machine an answer takes its time too. */
export const openRobotWorld = async (timeoutMs = 10_000): Promise<RobotWorld> => {
  let clock: TestClock = testClock()
  const wecom = await startFakeWecom({ now: () => clock.now().getTime() })
  const world = await openWorld({
    ports: { robots: createGroupRobot({ origins: [new URL(wecom.url).origin], timeoutMs }) },
  })
  clock = world.clock
  const { db, vault } = world.house
  const nextDue = async (): Promise<Date | undefined> => {
    const topics = ['broadcast.say', 'broadcast.deliver']
    const found = await outboxMessages
      .of(db)
      .find({ state: 'waiting', topic: { $in: topics } })
      .sort({ dueAt: 1 })
      .limit(1)
      .toArray()
    return found[0]?.dueAt
  }
  return {
    world,
    wecom,
    group: async (name, address) => {
      await world.enterprise('o_street1', name, {
        kind: 'wecom',
        adminIds: ['mem_admin'],
        robot: vault.seal(address, 'robot'),
        robotTail: address.slice(-4),
      })
    },
    run: async (until = 60, work = () => world.deliver()) => {
      const end = world.clock.now().getTime() + until * MINUTE
      for (;;) {
        await work()
        const next = await nextDue()
        if (!next || next.getTime() > end) return
        world.clock.move(Math.max(0, next.getTime() - world.clock.now().getTime()))
      }
    },
    chats: (broadcastId) => deliveries.of(db).find({ broadcastId }).sort({ _id: 1 }).toArray(),
    stateOf: async (broadcastId) => (await broadcasts.of(db).findOne({ _id: broadcastId }))?.state,
    close: async () => {
      await world.close()
      await wecom.close()
    },
  }
}
