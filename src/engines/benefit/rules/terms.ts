import { worstOf } from './kind'
import { couponsOf, type Terms } from './rounds'
import { yuan } from './yuan'

/** 50,000 yuan: the highest prize that the rules on promotions allow. */
export const HIGHEST_PRIZE = 5_000_000

/** What stands in the way of publishing, as sentences; empty when nothing does. `now`: a round that was over before
 *  anybody could claim helps nobody; a campaign that is out already may be made better when its rounds are over. */
export const problemsOf = (terms: Terms, now: Date, published = false): string[] => {
  const problems: string[] = []
  const check = (good: boolean, sentence: string): void => {
    if (!good) problems.push(sentence)
  }
  const rounds = terms.rounds.map((round) => ({
    ...round,
    from: Date.parse(round.opensAt),
    to: Date.parse(round.closesAt),
  }))
  check(
    rounds.every(({ from, to }) => from < to),
    '每一场的结束要晚于开始',
  )
  check(
    rounds.every(({ from }, at) => at === 0 || (rounds[at - 1]?.to ?? 0) <= from),
    '场次要按时间排好，不能重叠',
  )
  check(new Set(rounds.map(({ roundId }) => roundId)).size === rounds.length, '场次编号重复了')
  check(published || (rounds.at(-1)?.to ?? 0) > now.getTime(), '所有场次都已经过了')
  check(couponsOf(terms) > 0, '至少发一张')
  check(Date.parse(terms.useFrom) < Date.parse(terms.useUntil), '使用的结束要晚于开始')
  check((rounds.at(-1)?.from ?? 0) < Date.parse(terms.useUntil), '最后一场开始以前券就过期了')
  check(terms.perRound <= terms.perPerson, '每场张数不能多于每人总数')
  const worst = worstOf(terms.kind)
  const total = worst * couponsOf(terms)
  check(
    Number.isSafeInteger(total) && total <= terms.budget,
    `预算不够：最多要 ${yuan(total)} 元，预算 ${yuan(terms.budget)} 元`,
  )
  check(worst <= HIGHEST_PRIZE, '一张最高不能超过 50,000 元')
  if (terms.kind.type === 'allowance') {
    const { brackets } = terms.kind
    check(
      brackets.every(({ from }, at) => at === 0 || (brackets[at - 1]?.from ?? 0) < from),
      '价格档要从低到高，不能重复',
    )
    check(
      brackets.every(({ from, amount }) => amount <= Math.max(from, 1)),
      '补贴不能高于这一档的价格',
    )
  }
  if (terms.kind.type === 'fixed') {
    check(terms.kind.minimum === 0 || terms.kind.amount <= terms.kind.minimum, '减的钱不能高于起用金额')
  }
  if (terms.quota.by === 'org') {
    const { shares } = terms.quota
    check(new Set(shares.map(({ orgId }) => orgId)).size === shares.length, '同一个工会分了两次名额')
    check(shares.reduce((sum, { share }) => sum + share, 0) <= 10_000, '分出去的名额超过了全部')
  }
  check(terms.rulesText.trim() !== '', '请写活动规则')
  return problems
}
