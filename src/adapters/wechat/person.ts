import { z } from 'zod'

/** Ids as WeChat makes them; anything else is no id. */
const WechatId = z.string().regex(/^[A-Za-z0-9_-]{6,64}$/)

export const PersonReply = z.object({
  openid: WechatId,
  unionid: WechatId.optional(),
})

export const personOf = ({ openid, unionid }: z.output<typeof PersonReply>) => ({
  openid,
  ...(unionid !== undefined && { unionid }),
})
