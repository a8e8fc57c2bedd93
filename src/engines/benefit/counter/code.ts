import type { Services } from '../services'

/** Longest life of a code on a screen, seconds. */
export const CODE_LIFE = 60
/** What a client fetches a new one after, so that the one on the screen always counts. */
export const REFRESH = 45
const PURPOSE = 'benefit.code'
const BLIND = 'benefitCode'
/** So that a QR code of ours is told from any other. */
const PREFIX = 'NJR:'

/** The digits as a signed text for a QR code: one that was made up is told from one that is old. */
export const qrOf = ({ unit }: Pick<Services, 'unit'>, digits: string, expiresAt: Date): string =>
  `${PREFIX}${unit.signer.sign(PURPOSE, digits, expiresAt)}`

export const fingerprintOf = ({ unit }: Pick<Services, 'unit'>, digits: string): string =>
  unit.vault.blind(digits, BLIND)

/** The digits behind what was scanned or typed; undefined when it is no code of ours, or was changed, or is over. */
export const digitsOf = ({ unit }: Pick<Services, 'unit'>, code: string): string | undefined => {
  const plain = code.replace(/[ -]/g, '')
  if (/^\d{12}$/.test(plain)) return plain
  return code.startsWith(PREFIX) ? unit.signer.verify(PURPOSE, code.slice(PREFIX.length)) : undefined
}

export const looksLikeOurs = (code: string): boolean => code.startsWith(PREFIX)
