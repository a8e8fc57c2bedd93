import type { Kind } from './api'
import { words } from './words'
import { yuan } from './yuan'

export interface Worth {
  /** 50 */
  readonly amount: string
  /** 元 · 折 · 份 · 次 */
  readonly unit: string
  /** 满 200 可用 */
  readonly condition: string
}

const minimum = (fen: number): string => (fen > 0 ? words.from(yuan(fen)) : words.noMinimum)

/** What a coupon is worth, as it is printed on it. */
export const worthOf = (kind: Kind): Worth => {
  switch (kind.type) {
    case 'fixed':
      return { amount: yuan(kind.amount), unit: words.yuan, condition: minimum(kind.minimum) }
    case 'percent':
      // 减 20% is said as 8 折.
      return {
        amount: String((100 - kind.percent) / 10),
        unit: words.fold,
        condition: words.atMost(yuan(kind.ceiling)),
      }
    case 'allowance':
      return {
        amount: yuan(Math.max(...kind.brackets.map(({ amount }) => amount))),
        unit: words.yuan,
        condition: words.allowance,
      }
    case 'gift':
      return { amount: '1', unit: words.piece, condition: kind.item }
    case 'ticket':
      return { amount: String(kind.entries), unit: words.times, condition: kind.item }
  }
}

/** When it counts, in one breath: 满 200 可用 · 按单价补贴 · 电影票 */
export const conditionOf = (kind: Kind): string =>
  kind.type === 'allowance' ? words.byPrice : worthOf(kind).condition

/** 加油券，减 50 元 */
export const titleWithWorth = (title: string, kind: Kind): string => {
  const { amount, unit } = worthOf(kind)
  if (kind.type === 'gift' || kind.type === 'ticket') return `${title}，${amount} ${unit}`
  if (kind.type === 'percent') return `${title}，${amount} ${unit}`
  return kind.type === 'allowance' ? words.atBest(title, amount) : words.off(title, amount)
}

/** What may still be used: 剩 30 元 · 剩 2 次; undefined while it is whole. */
export const leftOf = (kind: Kind, left: number): string | undefined => {
  if (kind.type === 'fixed' && left < kind.amount) return words.leftYuan(yuan(left))
  if (kind.type === 'ticket' && left < kind.entries * kind.value)
    return words.leftTimes(Math.floor(left / kind.value))
  return undefined
}
