import type { Vault } from '../../../kernel/vault'
import type { MerchantDoc } from '../store/merchants'

/** Where a merchant is paid; sealed in the database. */
export interface Payee {
  readonly name: string
  readonly bank: string
  readonly account: string
}

export const PAYEE = 'payee'
export const MERCHANT_PHONE = 'merchantPhone'

export const payeeOf = (vault: Vault, { payee }: Pick<MerchantDoc, 'payee'>): Payee =>
  JSON.parse(vault.open(payee, PAYEE)) as Payee

/** 6222**********0000 → first four and last four digits. */
export const maskAccount = (account: string): string =>
  account.length < 12 ? `****${account.slice(-4)}` : `${account.slice(0, 4)}****${account.slice(-4)}`
