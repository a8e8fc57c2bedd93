import { thousands } from '../../ui/numbers'

/** 123456 fen → 1,234.56; whole yuan without decimals, below zero with a minus sign. */
export const yuan = (fen: number): string => {
  const whole = Math.floor(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`
  return `${fen < 0 ? '−' : ''}${thousands(whole)}${decimals}`
}

/** What somebody typed as yuan, in fen; undefined when it is no amount of whole fen. Full-width digits are understood. */
export const fenOf = (typed: string): number | undefined => {
  const plain = typed
    .replace(/[０-９．，]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[,\s元¥￥]/g, '')
  const [, whole, decimals = ''] = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(plain) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}
