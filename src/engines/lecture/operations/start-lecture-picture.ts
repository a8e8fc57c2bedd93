import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { lecture } from '../contract'
import { requireWriter } from '../parts/writer'
import { kindByName } from '../rules/picture-kind'
import { operation } from '../services'

const TICKET_LIFE = 30 * MINUTE

/** The bytes go straight to storage; they are looked at when the picture is first used. */
export const startLecturePicture = operation(
  lecture.startLecturePicture,
  async ({ input, caller, ids, clock, signer, lectures, pictures }) => {
    await requireWriter({ lectures }, caller, input.lectureId)
    const contentType = kindByName(input.fileName)
    if (contentType === undefined) {
      throw refuse('BAD_INPUT', { fields: { fileName: '只能用 JPEG、PNG 或 WebP 图片' } })
    }
    const [fileId, expiresAt] = [ids.next('picture'), after(clock.now(), TICKET_LIFE)]
    await pictures.announce(input.lectureId, fileId, caller.accountId)
    const claim = {
      fileId,
      purpose: 'lecture-picture',
      maxBytes: input.bytes,
      fileName: input.fileName,
      contentType,
      accountId: caller.accountId,
    }
    const ticket = signer.sign('upload', JSON.stringify(claim), expiresAt)
    return { ticket, putTo: `/api/files/${ticket}`, fileId, expiresAt: expiresAt.toISOString() }
  },
)
