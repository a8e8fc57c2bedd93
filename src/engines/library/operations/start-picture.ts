import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import { library } from '../contract'
import { homeOf } from '../parts/desk'
import { kindByName } from '../rules/picture-kind'
import { operation } from '../services'

const TICKET_LIFE = 30 * MINUTE

/** The bytes go straight to storage; they are looked at when the picture is first used in a draft. */
export const startPicture = operation(
  library.startPicture,
  async ({ input, caller, pictures, signer, ids, clock, orgs, audit }) => {
    const contentType = kindByName(input.fileName)
    if (contentType === undefined) {
      throw refuse('BAD_INPUT', { fields: { fileName: '只能用 JPEG、PNG 或 WebP 图片' } })
    }
    const now = clock.now()
    const [fileId, expiresAt] = [ids.next('picture'), after(now, TICKET_LIFE)]
    await pictures.add({ _id: fileId, accountId: caller.accountId, createdAt: now })
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
    const ticket = signer.sign('upload', JSON.stringify(claim), expiresAt)
    return { ticket, putTo: `/api/files/${ticket}`, fileId, expiresAt: expiresAt.toISOString() }
  },
)
