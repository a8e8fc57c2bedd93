import { percentOf, type Fen } from '../../../kernel/money'
import type { Kind } from './kind'

export interface Asked {
  /** The bill, fen. */
  readonly price?: Fen | undefined
  /** Less than the rules give, fen. */
  readonly amount?: Fen | undefined
  /** For a ticket. */
  readonly entries?: number | undefined
}

export type Taking =
  | { readonly ok: true; readonly amount: Fen; /** Nothing can be used afterwards. */ readonly ends: boolean }
  | {
      readonly ok: false
      readonly code: 'PRICE_NEEDED' | 'BELOW_MINIMUM' | 'TOO_MUCH' | 'NOT_DIVISIBLE' | 'COUPON_USED'
    }

const no = (code: Extract<Taking, { ok: false }>['code']): Taking => ({ ok: false, code })

/** What a coupon with `left` fen gives for a bill. The same on the merchant's screen and on the server, which decides. */
export const takingOf = (kind: Kind, left: Fen, asked: Asked): Taking => {
  if (left <= 0) return no('COUPON_USED')
  switch (kind.type) {
    case 'fixed':
      return fixed(kind, left, asked)
    case 'percent':
    case 'allowance': {
      const { price } = asked
      if (price === undefined) return no('PRICE_NEEDED')
      if (kind.type === 'percent' && price < kind.minimum) return no('BELOW_MINIMUM')
      const gives =
        kind.type === 'percent'
          ? percentOf(price, kind.percent)
          : ([...kind.brackets].reverse().find(({ from }) => price >= from)?.amount ?? 0)
      const amount = Math.min(gives, left, price, kind.type === 'percent' ? kind.ceiling : price)
      if (amount <= 0) return no('BELOW_MINIMUM')
      if (asked.amount !== undefined && asked.amount !== amount) {
        return no(asked.amount > amount ? 'TOO_MUCH' : 'NOT_DIVISIBLE')
      }
      return { ok: true, amount, ends: true }
    }
    case 'gift':
      return { ok: true, amount: left, ends: true }
    case 'ticket': {
      const amount = (asked.entries ?? 1) * kind.value
      return amount > left ? no('TOO_MUCH') : { ok: true, amount, ends: amount === left }
    }
  }
}

const fixed = (kind: Extract<Kind, { type: 'fixed' }>, left: Fen, { price, amount }: Asked): Taking => {
  if (price === undefined) return no('PRICE_NEEDED')
  if (price < kind.minimum) return no('BELOW_MINIMUM')
  const most = Math.min(left, price)
  const taken = amount ?? most
  if (taken > most) return no('TOO_MUCH')
  if (taken < most && !kind.divisible) return no('NOT_DIVISIBLE')
  return { ok: true, amount: taken, ends: !kind.divisible || taken === left }
}
