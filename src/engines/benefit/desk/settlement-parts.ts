import type { Services } from '../services'
import type { MovementSum } from '../store/movements'
import type { SettlementDoc } from '../store/settlements'

const totalsOf = ({ uses, undos, amount }: MovementSum) => ({ uses, undos, amount })

/** A sheet by day, with the hash of each day, and by campaign. */
export const settlementParts = async (
  { movements, days, ledger }: Services,
  { merchantId, orgId, days: sheetDays }: SettlementDoc,
) => {
  const filter = { merchantId, payerId: orgId, days: sheetDays }
  const [byDay, byCampaign, closed] = await Promise.all([
    movements.sumsBy('day', filter),
    movements.sumsBy('campaignId', filter),
    days.many(merchantId, sheetDays),
  ])
  const links = new Map(
    (await ledger.linksOf(closed.flatMap(({ link }) => link ?? []))).map(({ day, hash }) => [day, hash]),
  )
  return {
    byDay: byDay.map((sum) => ({ day: sum._id, totals: totalsOf(sum), hash: links.get(sum._id) ?? '' })),
    byCampaign: byCampaign.map((sum) => ({ campaignId: sum._id, title: sum.title, totals: totalsOf(sum) })),
  }
}

export const PAGE = 100

/** Movements of a sheet in order, a page at a time, with the names that they need. */
export const sheetPage = async (
  { movements, merchants, people }: Services,
  { merchantId, orgId, days }: SettlementDoc,
  after: { readonly day: string; readonly id: string } | undefined,
) => {
  const found = await movements.pageOfSheet(merchantId, orgId, days, after, PAGE + 1)
  const page = found.slice(0, PAGE)
  const [shops, names] = await Promise.all([
    merchants.shopsOf([merchantId]),
    people.namesOf([...new Set(page.map(({ cashierId }) => cashierId))]),
  ])
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    page,
    names: { people: names, shops: new Map(shops.map(({ _id, name }) => [_id, name])) },
    ...(last && { next: { day: last.day, id: last._id } }),
  }
}
