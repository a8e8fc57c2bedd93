import type { Scan } from '../../store/scan'
import { fingerprint } from './fingerprint'
import { addTo, type Findings } from './findings'

/** Coupons: what is promised to people, what was used, and how many of each campaign are out. */
export const readCoupons = async (scan: Scan, findings: Findings) => {
  const promised = new Map<string, number>()
  const used = new Map<string, number>()
  /** Held or used: they stand for a part that was taken. */
  const live = new Map<string, number>()
  /** Ended without a use: their part came back. */
  const cameBack = new Map<string, number>()
  const issued = fingerprint()
  const usedEach = fingerprint()
  let count = 0
  for await (const coupon of scan.coupons()) {
    count += 1
    const { _id, campaignId, worth, left, state } = coupon
    if (worth !== left + coupon.used + coupon.released) {
      findings.add(`券 ${_id} 的面值 ${worth} 分，和剩余、已用、释放的和不等`)
    }
    if (Math.min(left, coupon.used, coupon.released) < 0) findings.add(`券 ${_id} 有负数`)
    if (state !== 'held' && left !== 0) findings.add(`券 ${_id} 已经结束，还剩 ${left} 分`)
    addTo(promised, campaignId, left)
    addTo(used, campaignId, coupon.used)
    addTo(state === 'held' || state === 'used' ? live : cameBack, campaignId, 1)
    issued.add(coupon.entryId, worth)
    if (coupon.used !== 0) usedEach.add(_id, coupon.used)
  }
  return { promised, used, live, cameBack, issued: issued.value(), usedEach: usedEach.value(), count }
}
