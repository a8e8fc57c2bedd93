import type { z } from 'zod'
import { refuse } from '../../kernel/refusal'

/** Error codes that say something about the code a person handed in: it is wrong, too old, used, of somebody else
 *  (40003), or of a person WeChat itself blocks (40226). Everything else is between WeChat and us.
 *  Source: developers.weixin.qq.com, code2Session, getPhoneNumber, getOpenData, 网页授权. */
const CODE_ERRORS = new Set([40003, 40029, 40163, 40226, 41008, 42003])

/** The access token is wrong, replaced, or its two hours are over. */
const TOKEN_ERRORS = new Set([40001, 40014, 41001, 42001])

/** -1: busy, may be asked again. */
export const BUSY = -1

export const errorCodeOf = (reply: unknown): number => {
  const code = typeof reply === 'object' && reply !== null && 'errcode' in reply ? reply.errcode : 0
  return typeof code === 'number' ? code : 0
}

export const isTokenError = (reply: unknown): boolean => TOKEN_ERRORS.has(errorCodeOf(reply))

/** The reply in the shape the documentation promises; a refusal otherwise. Nothing is believed unread. */
export const readReply = <T extends z.ZodType>(shape: T, reply: unknown): z.output<T> => {
  const code = errorCodeOf(reply)
  if (CODE_ERRORS.has(code)) throw refuse('CODE_REFUSED')
  if (code !== 0) throw refuse('VENDOR_AWAY', { retryAfter: 10 })
  const parsed = shape.safeParse(reply)
  if (!parsed.success) throw refuse('VENDOR_AWAY', { retryAfter: 10 })
  return parsed.data
}
