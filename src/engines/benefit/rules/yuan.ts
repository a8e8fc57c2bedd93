import type { Fen } from '../../../kernel/money'

/** 123456 fen → `1,234.56`, 5000 → `50`, 1250 → `12.5`: for people, without the unit. The page says it as the terms do. */
export const yuan = (amount: Fen): string => {
  const whole = String(Math.floor(Math.abs(amount) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = Math.abs(amount) % 100
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`
  return `${amount < 0 ? '−' : ''}${whole}${decimals}`
}
