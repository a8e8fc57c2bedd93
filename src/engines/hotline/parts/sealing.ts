import type { Vault, Sealed } from '../../../kernel/vault'
import type { ServiceKind } from '../store/cases'

/** What each sealed value is for; a value sealed for one purpose cannot be opened for another. */
export const ABOUT = { code: 'hotline.code', phone: 'hotline.phone' } as const

/** Psychology has a purpose of its own, so that no code of the legal desk can open it by mistake. */
export const purposeOf = (kind: ServiceKind): string =>
  kind === 'psychology' ? 'hotline.psychology' : 'hotline.case'

export const sealText = (vault: Vault, kind: ServiceKind, text: string): Sealed =>
  vault.seal(text, purposeOf(kind))

export const openText = (vault: Vault, kind: ServiceKind, sealed: Sealed): string =>
  vault.open(sealed, purposeOf(kind))
