/** A look at full values as it is written into the log, and read again for the member. */

export type RevealField = 'phone' | 'idNumber'

const WORDS: Readonly<Record<RevealField, string>> = { phone: '手机号', idNumber: '身份证号' }
const BECAUSE = '。原因：'

export const LOOK = 'look'

/** 看了完整的手机号、身份证号。原因：核对互助金. */
export const lookDetail = (fields: readonly RevealField[], why: string): string =>
  `看了完整的${[...new Set(fields)].map((field) => WORDS[field]).join('、')}${BECAUSE}${why}`

/** Splits at the first mark, so a reason may hold the mark itself. */
export const readLook = (detail: string): { what: string; why: string } => {
  const at = detail.indexOf(BECAUSE)
  return at < 0
    ? { what: detail, why: '' }
    : { what: detail.slice(0, at), why: detail.slice(at + BECAUSE.length) }
}
