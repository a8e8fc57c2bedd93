import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import { EMPTY_WINDOW, roomIn, take, type RateWindow, type Slot } from '../rules/rate-window'
import type { RobotProblem } from '../rules/robot-answer'

/** One robot: what it has said in the last minute, and whether it works. `_id` is the fingerprint of its address. */
export interface RobotDoc {
  _id: string
  slots: Slot[]
  limited?: NonNullable<RateWindow['limited']>
  /** Not used until `again`; without one until somebody tries it, or its group gets another address. */
  aside?: { since: Date; problem: RobotProblem; again?: Date }
  /** Of the last change: two processes never take the same slot. */
  rev: number
}

export const robots = collection<RobotDoc>('robots')

const ATTEMPTS = 20

export type RobotStore = ReturnType<typeof createRobotStore>

/** Every change is outside a transaction: what one process has taken, the others see at once. */
export const createRobotStore = ({ db, clock }: Pick<Unit, 'db' | 'clock'>) => {
  const all = robots.of(db)
  const get = async (robotId: string): Promise<RobotDoc> =>
    (await all.findOne({ _id: robotId })) ?? { _id: robotId, slots: [], rev: 0 }

  /** Changes the window where nobody has changed it since it was read; `change` says undefined to leave it. */
  const change = async (
    robotId: string,
    how: (robot: RobotDoc) => RateWindow | undefined,
  ): Promise<boolean> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const robot = await get(robotId)
      const next = how(robot)
      if (!next) return false
      const set = { slots: [...next.slots], ...(next.limited && { limited: next.limited }) }
      const { matchedCount, upsertedCount } = await all
        .updateOne(
          { _id: robotId, rev: robot.rev },
          { $set: set, $inc: { rev: 1 } },
          { upsert: robot.rev === 0 },
        )
        .catch((error: unknown) => {
          // Two made the first document at once: the other one's is there now.
          if (error instanceof Error && 'code' in error && error.code === 11000)
            return { matchedCount: 0, upsertedCount: 0 }
          throw error
        })
      if (matchedCount + upsertedCount > 0) return true
    }
    return false
  }

  return {
    get,
    byIds: async (robotIds: readonly string[]): Promise<ReadonlyMap<string, RobotDoc>> => {
      const found = await all.find({ _id: { $in: [...robotIds] } }).toArray()
      return new Map(found.map((robot) => [robot._id, robot]))
    },
    /** True when a slot was taken under this id: then one message may leave. */
    take: (robotId: string, slotId: string): Promise<boolean> =>
      change(robotId, (robot) => {
        const now = clock.now()
        return roomIn(robot, now).free > 0 ? take(robot, slotId, now) : undefined
      }),
    change: (robotId: string, how: (window: RateWindow) => RateWindow): Promise<boolean> =>
      change(robotId, (robot) => how({ ...EMPTY_WINDOW, ...robot })),
    setAside: async (robotId: string, aside: NonNullable<RobotDoc['aside']>): Promise<void> => {
      await all.updateOne(
        { _id: robotId },
        { $set: { aside }, $inc: { rev: 1 }, $setOnInsert: { slots: [] } },
        { upsert: true },
      )
    },
    takeBack: async (robotId: string): Promise<void> => {
      await all.updateOne({ _id: robotId }, { $unset: { aside: '' }, $inc: { rev: 1 } })
    },
  }
}

/** Set aside, and not yet due to be tried again. */
export const isAside = ({ aside }: RobotDoc, now: Date): boolean =>
  aside !== undefined && (aside.again === undefined || aside.again > now)
