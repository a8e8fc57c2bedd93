import { after, DAY } from '../../../kernel/time'
import type { Services } from '../services'

const PURPOSE = 'hotline.claim'
/** A caller from outside may need some days until they have time to certify. */
const LIFE = 14 * DAY

/** The address in the text message; it names no case, and alone it opens nothing: the phone must match too. */
export const claimLink = (
  { signer, clock, ports }: Pick<Services, 'signer' | 'clock' | 'ports'>,
  caseId: string,
): string => {
  const claim = signer.sign(PURPOSE, caseId, after(clock.now(), LIFE))
  return `${ports.publicUrl}/#/packages/hotline/claim/index?claim=${claim}`
}

export const caseBehind = ({ signer }: Pick<Services, 'signer'>, claim: string): string | undefined =>
  signer.verify(PURPOSE, claim)
