import type { z } from 'zod'
import type { Fen } from '../../../kernel/money'
import type { Kind as KindShape } from '../contract'
import { yuan } from './yuan'

export type Kind = z.output<typeof KindShape>

/** The most that one coupon can cost whoever pays. Fen. */
export const worstOf = (kind: Kind): Fen => {
  switch (kind.type) {
    case 'fixed':
      return kind.amount
    case 'percent':
      return kind.ceiling
    case 'allowance':
      return Math.max(...kind.brackets.map(({ amount }) => amount))
    case 'gift':
      return kind.value
    case 'ticket':
      return kind.value * kind.entries
  }
}

/** What it is worth in a few words: 减 50 元, 打 8 折 最多 30 元, 补贴 300–500 元. */
export const faceOf = (kind: Kind): string => {
  switch (kind.type) {
    case 'fixed':
      return `减 ${yuan(kind.amount)} 元`
    case 'percent':
      return `减 ${kind.percent}%，最多 ${yuan(kind.ceiling)} 元`
    case 'allowance': {
      const amounts = kind.brackets.map(({ amount }) => amount)
      const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
      return least === most ? `补贴 ${yuan(most)} 元` : `补贴 ${yuan(least)}–${yuan(most)} 元`
    }
    case 'gift':
      return kind.item
    case 'ticket':
      return kind.entries === 1 ? kind.item : `${kind.item}，${kind.entries} 次`
  }
}

/** The rules of use, one plain line each: for the worker and for whoever stands at the counter. */
export const termsOf = (kind: Kind, stackable: boolean): string[] => {
  const together = stackable ? '可以和别的券一起用' : '一单只用一张券'
  switch (kind.type) {
    case 'fixed':
      return [
        kind.minimum > 0 ? `满 ${yuan(kind.minimum)} 元可用` : '不限金额',
        kind.divisible ? '可以分几次用，用完为止' : '一次用完，剩下的不留',
        together,
      ]
    case 'percent':
      return [
        `这一单减 ${kind.percent}%，最多减 ${yuan(kind.ceiling)} 元`,
        kind.minimum > 0 ? `满 ${yuan(kind.minimum)} 元可用` : '不限金额',
        together,
      ]
    case 'allowance':
      return [
        ...kind.brackets.map(({ from, amount }) => `单价 ${yuan(from)} 元起，补贴 ${yuan(amount)} 元`),
        together,
      ]
    case 'gift':
      return [`凭券领 ${kind.item} 一份`]
    case 'ticket':
      return [kind.entries === 1 ? '用一次' : `可以用 ${kind.entries} 次`]
  }
}
