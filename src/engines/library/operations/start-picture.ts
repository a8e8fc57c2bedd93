import { pictureTypeOf } from '../../../kernel/accept-pictures'
import { uploadTicket } from '../../../kernel/uploads'
import { library } from '../contract'
import { homeOf } from '../parts/desk'
import { operation } from '../services'

/** The bytes are looked at when the picture is first used in a draft. */
export const startPicture = operation(
  library.startPicture,
  async ({ input, caller, pictures, signer, ids, clock, orgs, audit }) => {
    const contentType = pictureTypeOf(input.fileName)
    const fileId = ids.next('picture')
    await pictures.add({ _id: fileId, accountId: caller.accountId, createdAt: clock.now() })
    await audit.record({
      action: 'start-picture',
      subject: fileId,
      orgPath: await homeOf(caller, orgs),
      detail: '为指引传一张图',
    })
    const claim = {
      fileId,
      purpose: 'picture',
      maxBytes: input.bytes,
      fileName: input.fileName,
      contentType,
      accountId: caller.accountId,
    }
    return { ...uploadTicket({ signer, clock }, claim), fileId }
  },
)
