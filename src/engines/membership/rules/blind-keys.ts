import type { Vault } from '../../../kernel/vault'

/** How people are found without their numbers being readable: the same spelling gives the same fingerprint. */

export const phoneKeyOf = (vault: Pick<Vault, 'blind'>, phone: string): string => vault.blind(phone, 'phone')

export const idKeyOf = (vault: Pick<Vault, 'blind'>, idNumber: string): string =>
  vault.blind(idNumber.toUpperCase(), 'idNumber')

/** Spaces inside a name are typing habits: 陈 样例 and 陈样例 are one person. */
export const nameKeyOf = (vault: Pick<Vault, 'blind'>, name: string, idLastSix: string): string =>
  vault.blind(`${name.replace(/\s/gu, '')}${idLastSix.toUpperCase()}`, 'nameAndDigits')

/** Of WeChat's ids; one person has one in each app. */
export const loginKeyOf = (vault: Pick<Vault, 'blind'>, openid: string): string =>
  vault.blind(openid, 'openid')

export const unionKeyOf = (vault: Pick<Vault, 'blind'>, unionid: string): string =>
  vault.blind(unionid, 'unionid')
