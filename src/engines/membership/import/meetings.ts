import { HOUSE } from '../../../kernel/caller'
import { unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import { RosterUnreadable } from '../rules/roster/sheet'
import type { ImportDoc } from '../store/imports'

/** So many people of other unions are in no honest roster: it was put together to learn who is a member. */
const MOST = 300

interface Met {
  readonly _id: string
  readonly orgPath: readonly string[]
}

/** Whoever imports learns of each number that is on a roster elsewhere. There is no other way to say why a row was left,
 *  so it is few, and the union of the person who was met can read of it. */
export const createMeetings = (house: House, job: ImportDoc) => {
  const { audit } = unitOf(house, { ...HOUSE, memberId: job.startedBy ?? HOUSE.accountId })
  let met: Met[] = []
  let count = 0
  return {
    note: (member: Met): void => {
      count += 1
      met.push(member)
    },
    /** How to write down those since the last time. Throws when there are more than a roster has. */
    take: (): (() => Promise<void>) => {
      if (count > MOST) {
        throw new RosterUnreadable(
          `有 ${MOST} 多行的号码登记在您管辖以外的工会。请核对文件，或者请上级工会来导入`,
        )
      }
      const some = met
      met = []
      return async () => {
        for (const { _id, orgPath } of some) {
          await audit.record({
            action: 'meet-in-roster',
            subject: _id,
            orgPath,
            detail: '导入别处的名册时，用完整的号码碰到了这个人',
          })
        }
      }
    },
  }
}
