import { acceptPictures } from '../../../kernel/accept-pictures'
import type { Caller } from '../../../kernel/caller'
import { fileAddress } from '../../../kernel/file-address'
import { after, DAY } from '../../../kernel/time'
import type { Services } from '../services'

export const PORTRAIT = 'portrait'
/** It hangs on the wall of the desk: its address may be known for as long as somebody works there. */
const SHOWN_FOR = 10 * 365 * DAY

/** Looks at the bytes of a new picture and gives the address under which everybody sees it; refuses by field what is none. */
export const acceptPortrait = async (
  { unit, portraits, signer, clock }: Pick<Services, 'unit' | 'portraits' | 'signer' | 'clock'>,
  caller: Caller,
  fileId: string,
): Promise<string> => {
  await acceptPictures(unit.files, caller, [{ fileId, field: 'portraitId' }], {
    purpose: PORTRAIT,
    find: (fileIds) => portraits.find(fileIds),
    check: (checked) => portraits.check(checked),
  })
  return fileAddress(signer, fileId, after(clock.now(), SHOWN_FOR))
}
