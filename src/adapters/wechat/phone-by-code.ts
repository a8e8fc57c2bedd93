import { z } from 'zod'
import type { PhoneByCode } from '../../engines/membership/ports'
import { refuse } from '../../kernel/refusal'
import type { WechatApi } from './open-api'
import { readReply } from './reply'

const Reply = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string(),
    countryCode: z.union([z.string(), z.number()]),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** `POST /wxa/business/getuserphonenumber`. With `openid` WeChat also checks that the code is this person's.
 *  Only mainland numbers are known here; a number from elsewhere is refused as a code would be. */
export const createPhoneByCode = (api: WechatApi): PhoneByCode => ({
  redeem: async ({ code, openid }) => {
    const reply = await api.post('/wxa/business/getuserphonenumber', {}, { code, ...(openid && { openid }) })
    const { phone_info: info } = readReply(Reply, reply)
    if (info.watermark.appid !== api.app.appId) throw refuse('VENDOR_AWAY')
    if (String(info.countryCode) !== '86' || !/^1[3-9]\d{9}$/.test(info.purePhoneNumber)) {
      throw refuse('CODE_REFUSED', { message: '这里只认大陆的手机号，请换短信验证码' })
    }
    return { phone: info.purePhoneNumber }
  },
})
