import { free, fund, promised } from '../../rules/accounts'
import { couponsOf } from '../../rules/rounds'
import { POOL } from '../../store/cells'
import { BACK } from '../../rules/sources'
import type { Scan } from '../../store/scan'
import { addTo, type Findings } from './findings'
import type { readCoupons } from './read-coupons'

/** What was promised against what was released, for every campaign; adds what its accounts must hold to `expected`. */
export const checkCampaigns = async (
  scan: Scan,
  coupons: Awaited<ReturnType<typeof readCoupons>>,
  usedByMovements: ReadonlyMap<string, number>,
  few: ReadonlyMap<string, number>,
  expected: Map<string, number>,
  findings: Findings,
): Promise<number> => {
  const released = new Map<string, number>()
  const left = new Map<string, number>()
  const back = new Map<string, number>()
  for await (const cell of scan.cells()) {
    if (cell.left < 0) findings.add(`名额 ${cell._id} 发超了 ${-cell.left} 张`)
    addTo(left, cell.campaignId, cell.left)
    addTo(cell.roundId === POOL || cell.roundId === BACK ? back : released, cell.campaignId, cell.total)
  }
  const offered = await scan.offered()
  const known = new Set<string>()
  for await (const { _id, orgId, terms, state } of scan.campaigns()) {
    known.add(_id)
    const count = (sums: ReadonlyMap<string, number>): number => sums.get(_id) ?? 0
    const say = (what: string, books: number, documents: number): void => {
      if (books !== documents) findings.add(`活动 ${_id} ${what}：${books} 张，应该是 ${documents} 张`)
    }
    say('放出的名额', count(released), couponsOf(terms))
    say('退回的名额', count(back), count(coupons.cameBack))
    say(
      '剩下的、留着的和发出的',
      count(left) + count(offered) + count(coupons.live),
      count(released) + count(back) - count(coupons.cameBack),
    )
    findings.same(`活动 ${_id} 用掉的`, count(coupons.used), count(usedByMovements))
    const put = terms.budget
    const returned = few.get(`return:${_id}`) ?? 0
    if (state === 'ended') findings.same(`活动 ${_id} 退回的`, returned, put - count(coupons.used))
    addTo(expected, fund(orgId), returned - put)
    addTo(expected, free(_id), put - returned - count(coupons.promised) - count(coupons.used))
    addTo(expected, promised(_id), count(coupons.promised))
  }
  for (const campaignId of coupons.live.keys()) {
    if (!known.has(campaignId)) findings.add(`有活动 ${campaignId} 的券，没有这个活动`)
  }
  return known.size
}
