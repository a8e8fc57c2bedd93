import type { Signer } from '../../../kernel/signer'

const PURPOSE = 'hotline.calendar'

export const signCalendar = (signer: Signer, adviserId: string, key: string, expiresAt: Date): string =>
  signer.sign(PURPOSE, `${adviserId} ${key}`, expiresAt)

/** Whose calendar an address opens, and the key that must still be theirs. */
export const openCalendar = (
  signer: Signer,
  signed: string,
): { adviserId: string; key: string } | undefined => {
  const [adviserId, key] = signer.verify(PURPOSE, signed)?.split(' ') ?? []
  return adviserId === undefined || key === undefined ? undefined : { adviserId, key }
}
