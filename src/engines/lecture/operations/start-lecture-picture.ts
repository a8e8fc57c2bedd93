import { pictureTypeOf } from '../../../kernel/accept-pictures'
import { uploadTicket } from '../../../kernel/uploads'
import { lecture } from '../contract'
import { requireWriter } from '../parts/writer'
import { operation } from '../services'

/** The bytes are looked at when the picture is first used. */
export const startLecturePicture = operation(
  lecture.startLecturePicture,
  async ({ input, caller, ids, clock, signer, lectures, pictures }) => {
    await requireWriter({ lectures }, caller, input.lectureId)
    const contentType = pictureTypeOf(input.fileName)
    const fileId = ids.next('picture')
    await pictures.announce(input.lectureId, fileId, caller.accountId)
    const claim = {
      fileId,
      purpose: 'lecture-picture',
      maxBytes: input.bytes,
      fileName: input.fileName,
      contentType,
      accountId: caller.accountId,
    }
    return { ...uploadTicket({ signer, clock }, claim), fileId }
  },
)
