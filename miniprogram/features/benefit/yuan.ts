export { yuan } from '../../../src/engines/benefit/rules/yuan'

/** What somebody typed as yuan, in fen; undefined when it is no amount of whole fen. Full-width digits are understood. */
export const fenOf = (typed: string): number | undefined => {
  const plain = typed
    .replace(/[０-９．，]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[,\s元¥￥]/g, '')
  const [, whole, decimals = ''] = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(plain) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}
