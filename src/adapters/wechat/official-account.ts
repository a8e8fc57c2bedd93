import { z } from 'zod'
import type { OfficialAccount } from '../../engines/membership/ports'
import { refuse } from '../../kernel/refusal'
import type { WechatApi } from './open-api'
import { PersonReply, personOf } from './person'
import { readReply } from './reply'

export interface OfficialAccountSite {
  /** `https://open.weixin.qq.com/connect/oauth2/authorize`, or the fake's page. */
  readonly authorizeUrl: string
  /** Where people reach this site; must be the domain registered with the official account. */
  readonly publicUrl: string
}

const Reply = PersonReply.extend({ is_snapshotuser: z.number().optional() })

/** 网页授权 with `snsapi_base`: silent, and an openid is all that is needed. Whether a union id comes with it depends on
 *  the open-platform binding of the account, so it is optional. */
export const createOfficialAccount = (api: WechatApi, site: OfficialAccountSite): OfficialAccount => ({
  authorizeUrl: ({ returnTo, state }) => {
    const back = new URL(returnTo, site.publicUrl)
    // Addresses have odd spellings that lead elsewhere; whatever leads elsewhere goes to the first page.
    const home = new URL(site.publicUrl)
    const url = new URL(site.authorizeUrl)
    // The documentation fixes this order and the fragment.
    url.search = new URLSearchParams({
      appid: api.app.appId,
      redirect_uri: (back.origin === home.origin ? back : home).toString(),
      response_type: 'code',
      scope: 'snsapi_base',
      state,
    }).toString()
    url.hash = 'wechat_redirect'
    return url.toString()
  },
  redeem: async (code) => {
    const reply = await api.get('/sns/oauth2/access_token', {
      appid: api.app.appId,
      secret: api.app.secret,
      code,
      grant_type: 'authorization_code',
    })
    const person = readReply(Reply, reply)
    // A snapshot page shows a made-up person: WeChat says so, and signing them in would make an account for nobody.
    if (person.is_snapshotuser === 1)
      throw refuse('CODE_REFUSED', { message: '请点右下角“使用完整服务”，再登录' })
    return personOf(person)
  },
})
