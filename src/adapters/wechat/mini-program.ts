import type { MiniProgram } from '../../engines/membership/ports'
import type { WechatApi } from './open-api'
import { PersonReply, personOf } from './person'
import { readReply } from './reply'

/** `GET /sns/jscode2session`. The session key in the answer is not kept: nothing here decrypts on its own. */
export const createMiniProgram = (api: WechatApi): MiniProgram => ({
  redeem: async (code) => {
    const reply = await api.get('/sns/jscode2session', {
      appid: api.app.appId,
      secret: api.app.secret,
      js_code: code,
      grant_type: 'authorization_code',
    })
    return personOf(readReply(PersonReply, reply))
  },
})
