import { after, DAY } from '../../../kernel/time'
import type { Signer } from '../../../kernel/signer'

const PURPOSE = 'hotline.desk'
const PREFIX = 'njr:desk:'
/** A code is printed and hangs on the wall. */
const LIFE = 3 * 365 * DAY

export const deskCode = (signer: Signer, deskId: string, now: Date): string =>
  `${PREFIX}${signer.sign(PURPOSE, deskId, after(now, LIFE))}`

/** The desk at which somebody scanned; undefined when it is no code of ours. */
export const deskBehind = (signer: Signer, text: string): string | undefined =>
  text.startsWith(PREFIX) ? signer.verify(PURPOSE, text.slice(PREFIX.length)) : undefined
