import type { House } from '../../../kernel/unit'
import { after, DAY } from '../../../kernel/time'
import { consents } from './consents'
import { grants } from './grants'
import { members } from './members'

/** What proves that we were allowed to is kept three years after the person left. */
export const LEFT_RETENTION = 3 * 365 * DAY

export const createRetentionStore = ({ db, clock }: Pick<House, 'db' | 'clock'>) => ({
  /** A role that ran out no longer counts anyway; this begins its time of keeping. */
  endRoles: async (): Promise<number> => {
    const now = clock.now()
    const { modifiedCount } = await grants
      .of(db)
      .updateMany({ active: true, until: { $lte: now } }, { $set: { active: false, endedAt: now } })
    return modifiedCount
  },

  removeConsentsOfLeft: async (): Promise<number> => {
    const left = members
      .of(db)
      .find(
        { state: 'left', changedAt: { $lte: after(clock.now(), -LEFT_RETENTION) } },
        { projection: { _id: 1 } },
      )
    let removed = 0
    for await (const { _id } of left) {
      removed += (await consents.of(db).deleteMany({ memberId: _id })).deletedCount
    }
    return removed
  },
})
