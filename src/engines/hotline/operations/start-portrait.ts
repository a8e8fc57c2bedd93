import { pictureTypeOf } from '../../../kernel/accept-pictures'
import { uploadTicket } from '../../../kernel/uploads'
import { hotline } from '../contract'
import { PORTRAIT } from '../parts/portrait'
import { operation } from '../services'

export const startPortrait = operation(hotline.startPortrait, async (given) => {
  const { input, caller, ids, portraits } = given
  const contentType = pictureTypeOf(input.fileName)
  const fileId = ids.next('portrait')
  await portraits.announce(fileId, caller.accountId)
  const claim = {
    fileId,
    purpose: PORTRAIT,
    maxBytes: input.bytes,
    fileName: input.fileName,
    contentType,
    accountId: caller.accountId,
  }
  return { ...uploadTicket(given, claim), fileId }
})
