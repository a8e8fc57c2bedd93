import { closed, due, paid } from '../../rules/accounts'
import type { LinkDoc } from '../../store/ledger'
import type { Scan } from '../../store/scan'
import { hashLink } from '../chain'
import { addTo, type Findings } from './findings'
import type { DaySum } from './read-movements'

/** The chain of every merchant, the days, tills and sheets against the movements; adds what each account must hold to
 *  `expected`. */
export const checkDays = async (
  scan: Scan,
  byDay: ReadonlyMap<string, DaySum>,
  few: ReadonlyMap<string, number>,
  expected: Map<string, number>,
  findings: Findings,
): Promise<void> => {
  const links = await checkChain(scan, byDay, findings)
  await checkTills(scan, byDay, findings)
  const sheets = new Map<string, { amount: number; paid: boolean }>()
  for await (const { _id, amount, state } of scan.settlements()) {
    sheets.set(_id, { amount, paid: state === 'paid' })
    if ((state === 'paid') !== few.has(`pay:${_id}`)) findings.add(`结算单 ${_id} 的付款和账上不一致`)
  }
  const onSheets = new Map<string, number>()
  const seen = new Set<string>()
  for await (const { merchantId, day, state, link, byPayer } of scan.days()) {
    const key = `${merchantId}:${day}`
    seen.add(key)
    const sum = byDay.get(key)
    if (state === 'open') {
      for (const [payerId, fen] of sum?.byPayer ?? []) addTo(expected, due(merchantId, payerId), fen)
      continue
    }
    const found = links.get(key)
    if (!found || found._id !== link) findings.add(`${key} 已经日结，链上没有这一天`)
    if (!few.has(`close:${link ?? ''}`)) findings.add(`${key} 已经日结，账上没有`)
    for (const part of byPayer ?? []) {
      const fen = sum?.byPayer.get(part.orgId) ?? 0
      findings.same(`${key} 日结`, part.amount, fen)
      const sheet = part.settlementId === undefined ? undefined : sheets.get(part.settlementId)
      if (part.settlementId !== undefined) addTo(onSheets, part.settlementId, fen)
      addTo(expected, (sheet?.paid === true ? paid : closed)(merchantId, part.orgId), fen)
    }
    if ((byPayer ?? []).length !== (sum?.byPayer.size ?? 0)) findings.add(`${key} 日结少了付款的工会`)
    links.delete(key)
  }
  for (const key of byDay.keys()) if (!seen.has(key)) findings.add(`${key} 有核销，没有营业日`)
  for (const key of links.keys()) findings.add(`链上有 ${key}，没有这个营业日`)
  for (const [id, { amount }] of sheets) findings.same(`结算单 ${id}`, amount, onSheets.get(id) ?? 0)
}

/** Recomputes every link; gives them by merchant and day. */
const checkChain = async (
  scan: Scan,
  byDay: ReadonlyMap<string, DaySum>,
  findings: Findings,
): Promise<Map<string, LinkDoc>> => {
  const links = new Map<string, LinkDoc>()
  let last: LinkDoc | undefined
  for await (const link of scan.links()) {
    const before = last?.merchantId === link.merchantId ? last : undefined
    const { hash, ...content } = link
    if (hashLink(content) !== hash) findings.add(`链上 ${link._id} 的内容被改过`)
    if (link.previous !== (before?.hash ?? '')) findings.add(`链上 ${link._id} 接不上前一天`)
    if (link.number !== (before?.number ?? 0) + 1) findings.add(`链上 ${link._id} 前面少了一天`)
    const key = `${link.merchantId}:${link.day}`
    const sum = byDay.get(key)
    const same =
      link.movements === (sum?.hash ?? EMPTY) &&
      link.uses === (sum?.uses ?? 0) &&
      link.undos === (sum?.undos ?? 0) &&
      link.amount === (sum?.amount ?? 0)
    if (!same) findings.add(`${key} 日结以后，核销记录被改过`)
    links.set(key, link)
    last = link
  }
  return links
}

/** SHA-256 of nothing. */
const EMPTY = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'

const checkTills = async (
  scan: Scan,
  byDay: ReadonlyMap<string, DaySum>,
  findings: Findings,
): Promise<void> => {
  const tills = new Map<string, number>()
  for await (const { merchantId, day, amount } of scan.tills()) addTo(tills, `${merchantId}:${day}`, amount)
  for (const [key, sum] of byDay) findings.same(`${key} 的收银`, tills.get(key) ?? 0, sum.amount)
  for (const [key, amount] of tills) if (!byDay.has(key)) findings.same(`${key} 的收银`, amount, 0)
}
