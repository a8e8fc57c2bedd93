import { scopeOf } from '../../../kernel/caller'
import { benefit } from '../contract'
import { operation, type Services } from '../services'

/** By merchant and paying union: from which day to which, and how much. */
export const listUnsettled = operation(benefit.listUnsettled, async ({ caller, days, merchants, people }) => {
  const payers = await payersIn(days, people, scopeOf(caller, 'staff', 'auditor'))
  const found = await days.unsettled(payers)
  const rows = new Map<string, { merchantId: string; orgId: string; days: string[]; amount: number }>()
  for (const { merchantId, day, byPayer } of found) {
    for (const part of byPayer ?? []) {
      if (part.settlementId !== undefined || !payers.includes(part.orgId)) continue
      const key = `${merchantId}|${part.orgId}`
      const row = rows.get(key) ?? { merchantId, orgId: part.orgId, days: [], amount: 0 }
      rows.set(key, { ...row, days: [...row.days, day], amount: row.amount + part.amount })
    }
  }
  const [names, orgs] = await Promise.all([
    merchants.many([...new Set([...rows.values()].map(({ merchantId }) => merchantId))]),
    people.traits(payers),
  ])
  return {
    items: [...rows.values()].map((row) => ({
      merchantId: row.merchantId,
      merchantName: names.find(({ _id }) => _id === row.merchantId)?.name ?? '',
      orgId: row.orgId,
      orgName: orgs.get(row.orgId)?.name ?? '',
      fromDay: row.days[0] ?? '',
      toDay: row.days.at(-1) ?? '',
      days: row.days.length,
      amount: row.amount,
    })),
  }
})

/** Unions below the caller's that owe something. */
const payersIn = async (
  days: Services['days'],
  people: Services['people'],
  scope: readonly string[],
): Promise<string[]> => {
  const owing = await people.orgs(await days.owing())
  return owing.filter(({ orgPath }) => orgPath.some((id) => scope.includes(id))).map(({ orgId }) => orgId)
}
