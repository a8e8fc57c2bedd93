import type { Unit } from '../../kernel/unit'
import { receipts } from './store/receipts'

/** What broadcast keeps about one person, for the export of their own data: which notices they opened and confirmed. */
export const keptAboutMember = async (unit: Unit, memberId: string) => {
  const found = await receipts
    .of(unit.db)
    .find({ memberId }, unit.options)
    .sort({ openedAt: -1 })
    .limit(2000)
    .toArray()
  return found.map(({ _id, groupId, openedAt, acknowledgedAt }) => ({
    推送: _id.slice(0, _id.indexOf(':')),
    群: groupId,
    打开时间: openedAt.toISOString(),
    确认时间: acknowledgedAt?.toISOString() ?? null,
  }))
}
