import { z } from 'zod'
import { refuse } from '../../kernel/refusal'
import type { WechatApi } from '../wechat/open-api'
import { errorCodeOf } from '../wechat/reply'
import { worst, type ContentCheck, type Verdict } from './content-check'

const Reply = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) })

/** `content` holds at most 2,500 characters. */
const MOST = 2500
/** Pieces overlap, so that no word is cut in two. */
const OVERLAP = 50
/** The person was not in the mini-program within two hours. */
const NOT_HERE = 61010
const RISKY_PICTURE = 87014
const PICTURE_BYTES = 1_000_000

/** WeChat's checks (`security.msgSecCheck` version 2, `security.imgSecCheck`). A risky verdict is an answer, not an
 *  error. Whom WeChat has not seen for two hours it cannot judge; then, and for whoever has no openid, `otherwise` does. */
export const createWechatCheck = (api: WechatApi, otherwise: ContentCheck): ContentCheck => {
  const checkOne = async (content: string, openid: string, scene: number): Promise<Verdict | undefined> => {
    const reply = await api.post('/wxa/msg_sec_check', {}, { content, version: 2, scene, openid })
    if (errorCodeOf(reply) === NOT_HERE) return undefined
    const parsed = Reply.safeParse(reply)
    if (errorCodeOf(reply) !== 0 || !parsed.success) throw refuse('VENDOR_AWAY', { retryAfter: 60 })
    return parsed.data.result.suggest
  }
  return {
    checkText: async (piece) => {
      const own = await otherwise.checkText(piece)
      if (own === 'risky' || piece.openid === undefined || piece.text.trim() === '') return own
      const verdicts: Verdict[] = [own]
      for (const part of piecesOf(piece.text)) {
        const verdict = await checkOne(part, piece.openid, piece.scene)
        if (verdict === undefined) return own
        verdicts.push(verdict)
      }
      return worst(verdicts)
    },
    checkPicture: async (piece) => {
      // WebP and large pictures are nothing it takes.
      if (piece.contentType === 'image/webp' || piece.bytes.length > PICTURE_BYTES) return 'review'
      const reply = await api.upload('/wxa/img_sec_check', 'media', piece.bytes, piece.contentType)
      const code = errorCodeOf(reply)
      if (code === RISKY_PICTURE) return 'risky'
      if (code !== 0) throw refuse('VENDOR_AWAY', { retryAfter: 60 })
      return 'pass'
    },
  }
}

/** At most 2,500 characters each, cut between characters. */
const piecesOf = (text: string): string[] => {
  const characters = [...text]
  const pieces: string[] = []
  for (let from = 0; ; from += MOST - OVERLAP) {
    pieces.push(characters.slice(from, from + MOST).join(''))
    if (from + MOST >= characters.length) return pieces
  }
}
