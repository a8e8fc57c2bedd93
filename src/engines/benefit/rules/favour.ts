import type { InputOf } from '../../../kernel/contract'
import { sayDate } from '../../../kernel/time'
import type { benefit } from '../contract'
import { roundState, type Terms } from './rounds'
import { yuan } from './yuan'

export type Change = InputOf<typeof benefit.proposeChange>['change']

export type Changed =
  | { readonly ok: true; readonly terms: Terms; readonly texts: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** Published terms after a change, which may only be in people's favour: later, more, wider. */
export const changeTerms = (terms: Terms, change: Change, now: Date): Changed => {
  const texts: string[] = []
  const next: Terms = structuredClone(terms)
  const no = (problem: string): Changed => ({ ok: false, problem })

  if (change.useUntil !== undefined) {
    if (Date.parse(change.useUntil) <= Date.parse(terms.useUntil)) return no('使用期限只能延长')
    next.useUntil = change.useUntil
    texts.push(`使用期限延长到 ${sayDate(new Date(next.useUntil))}`)
  }
  if (change.perPerson !== undefined) {
    if (change.perPerson <= terms.perPerson) return no('每人张数只能增加')
    next.perPerson = change.perPerson
    texts.push(`每人最多 ${change.perPerson} 张`)
  }
  const shops = (change.addMerchantIds ?? []).filter((id) => !terms.merchantIds.includes(id))
  if (shops.length > 0) {
    next.merchantIds = [...terms.merchantIds, ...new Set(shops)]
    texts.push(`增加了 ${new Set(shops).size} 家商户`)
  }
  if (change.addBudget !== undefined) {
    next.budget = terms.budget + change.addBudget
    texts.push(`增加了 ${yuan(change.addBudget)} 元预算`)
  }
  if (change.addToRound !== undefined) {
    const { roundId, count } = change.addToRound
    const round = next.rounds.find((one) => one.roundId === roundId)
    if (!round || roundState(round, now) === 'over') return no('这一场已经结束')
    round.count += count
    texts.push(`一场增加了 ${count} 张`)
  }
  if (change.addRound !== undefined) {
    next.rounds = [...next.rounds, change.addRound]
    texts.push(`增加了一场，${change.addRound.count} 张`)
  }
  const dropped = new Set(change.dropRules ?? [])
  if (dropped.size > 0) {
    if ([...dropped].some((at) => at >= terms.rules.length)) return no('没有这一条规则')
    next.rules = terms.rules.filter((_, at) => !dropped.has(at))
    texts.push(`放宽了 ${dropped.size} 条领取条件`)
  }
  return texts.length === 0 ? no('没有要改的内容') : { ok: true, terms: next, texts }
}
