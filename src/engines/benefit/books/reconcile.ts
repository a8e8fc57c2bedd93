import type { House } from '../../../kernel/unit'
import { createScan, type Scan } from '../store/scan'
import { checkCampaigns } from './check/check-campaigns'
import { checkDays } from './check/check-days'
import { createFindings, type Findings } from './check/findings'
import { readCoupons } from './check/read-coupons'
import { readEntries } from './check/read-entries'
import { readMovements } from './check/read-movements'

export interface Reconciled {
  /** None when everything agrees to the fen; at most 50 sentences of them. */
  readonly differences: readonly string[]
  readonly differenceCount: number
  readonly campaigns: number
  readonly coupons: number
  readonly movements: number
  readonly entries: number
}

/**
 * Recomputes every account from the documents (coupons, movements, days, sheets) and compares it with the books, the
 * chain with the movements, and what was given with what was released. Reads one moment of the database, each record
 * once, and holds sums only, so that memory does not grow with the season.
 */
export const reconcile = async (house: Pick<House, 'client' | 'db'>): Promise<Reconciled> =>
  house.client.withSession({ snapshot: true }, async (session) => {
    const scan = createScan(house.client, house.db, session)
    const findings = createFindings()
    const books = await readEntries(scan, findings)
    const coupons = await readCoupons(scan, findings)
    const movements = await readMovements(scan)
    if (books.issued !== coupons.issued) await locateIssues(scan, findings)
    if (books.moved !== movements.moved) await locateMovements(scan, findings)
    if (coupons.usedEach !== movements.usedEach) await locateUses(scan, findings)
    const expected = new Map<string, number>()
    const campaigns = await checkCampaigns(scan, coupons, movements.byCampaign, books.few, expected, findings)
    await checkDays(scan, movements.byDay, books.few, expected, findings)
    for (const account of new Set([...expected.keys(), ...books.balances.keys()])) {
      findings.same(`账户 ${account}`, books.balances.get(account) ?? 0, expected.get(account) ?? 0)
    }
    return {
      differences: findings.sentences,
      differenceCount: findings.count,
      campaigns,
      coupons: coupons.count,
      movements: movements.count,
      entries: books.count,
    }
  })

/** Only when something is wrong: which entry says something else than its coupons. */
const locateIssues = async (scan: Scan, findings: Findings): Promise<void> => {
  const worth = new Map<string, number>()
  for await (const coupon of scan.coupons()) {
    worth.set(coupon.entryId, (worth.get(coupon.entryId) ?? 0) + coupon.worth)
  }
  for await (const { _id, kind, lines } of scan.entries()) {
    if (kind !== 'issue') continue
    findings.same(
      `发券 ${_id}`,
      lines.find(({ account }) => account.startsWith('people:'))?.fen ?? 0,
      worth.get(_id) ?? 0,
    )
    worth.delete(_id)
  }
  for (const [entryId, fen] of worth) findings.same(`发券 ${entryId}`, 0, fen)
}

const AT_ONCE = 1_000

const locateMovements = async (scan: Scan, findings: Findings): Promise<void> => {
  let some: { readonly id: string; readonly amount: number }[] = []
  const look = async (): Promise<void> => {
    const found = new Map(
      (await scan.entriesById(some.map(({ id }) => id))).map((entry) => [entry._id, entry]),
    )
    for (const { id, amount } of some) {
      const due = found.get(id)?.lines.find(({ account }) => account.startsWith('due:'))?.fen ?? 0
      findings.same(`核销 ${id}`, Math.abs(due), amount)
    }
    some = []
  }
  let movements = 0
  for await (const { _id, what, amount } of scan.movements()) {
    movements += 1
    some.push({ id: what === 'use' ? `use:${_id}` : _id, amount })
    if (some.length === AT_ONCE) await look()
  }
  await look()
  let posted = 0
  for await (const { kind } of scan.entries()) if (kind === 'use' || kind === 'undo') posted += 1
  if (posted !== movements) findings.add(`账上有 ${posted} 笔核销和撤销，单据有 ${movements} 笔`)
}

const locateUses = async (scan: Scan, findings: Findings): Promise<void> => {
  const used = new Map<string, number>()
  for await (const { couponId, what, amount } of scan.movements()) {
    used.set(couponId, (used.get(couponId) ?? 0) + (what === 'use' ? amount : -amount))
  }
  for await (const coupon of scan.coupons()) {
    findings.same(`券 ${coupon._id} 用掉的`, coupon.used, used.get(coupon._id) ?? 0)
    used.delete(coupon._id)
  }
  for (const [couponId, fen] of used) findings.same(`券 ${couponId} 用掉的`, 0, fen)
}
