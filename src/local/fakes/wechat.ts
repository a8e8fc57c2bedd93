import { serveFake, type FakeCall, type FakeReply } from './http'
import { createMoods, type Mood } from './moods'
import { createCheckDesk } from './wechat-checks'
import { createCodeBook, type CodeKind } from './wechat-codes'
import { wechatPages, type FakePerson } from './wechat-pages'
import { createTokenDesk } from './wechat-tokens'

export interface FakeWechatOptions {
  readonly port?: number
  /** Milliseconds; a test moves it. */
  readonly now?: () => number
  /** App id → secret. */
  readonly apps: Readonly<Record<string, string>>
  /** Phone numbers that may still be read; each costs money in the real world (1400001 when there are none left). */
  readonly phoneQuota?: number
  /** Who can be chosen on the sign-in page. */
  readonly persons?: readonly FakePerson[]
}

/** The paths that can be put into a mood. */
export const WECHAT_PATHS = {
  token: '/cgi-bin/stable_token',
  phone: '/wxa/business/getuserphonenumber',
  login: '/sns/jscode2session',
  oauth: '/sns/oauth2/access_token',
  openData: '/wxa/getopendata',
  textCheck: '/wxa/msg_sec_check',
  pictureCheck: '/wxa/img_sec_check',
} as const

const error = (errcode: number, errmsg: string): FakeReply => ({ json: { errcode, errmsg } })
const text = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** WeChat's open API as documented: limits, error codes, one-time codes. Tests issue codes with `issue`;
 *  pages of the local cloud do it by `POST /fake/issue { kind, value }`. */
export const startFakeWechat = async (options: FakeWechatOptions) => {
  const now = options.now ?? Date.now
  const codes = createCodeBook(now)
  const tokens = createTokenDesk(now, options.apps)
  const moods = createMoods()
  const checks = createCheckDesk(
    now,
    (options.persons ?? []).map(({ openid }) => openid),
  )
  let phonesLeft = options.phoneQuota ?? Number.POSITIVE_INFINITY

  const withToken = (call: FakeCall, work: (appId: string) => FakeReply): FakeReply => {
    const checked = tokens.check(call.query.get('access_token'))
    return 'appId' in checked ? work(checked.appId) : { json: checked }
  }

  const withApp = (call: FakeCall, work: () => FakeReply): FakeReply => {
    const secret = options.apps[call.query.get('appid') ?? '']
    if (secret === undefined) return error(40013, 'invalid appid')
    return secret === call.query.get('secret') ? work() : error(40125, 'invalid appsecret')
  }

  const phone = (call: FakeCall, forgetful: boolean): FakeReply =>
    withToken(call, (appId) => {
      const code = text(call.body, 'code')
      const openid = text(call.body, 'openid')
      const found = codes.look('phone', code)
      if (found === 'unknown' || found === 'old' || found === 'used') return error(40029, 'invalid code')
      if (openid !== undefined && found['openid'] !== undefined && found['openid'] !== openid) {
        return error(40003, 'invalid openid')
      }
      if (phonesLeft <= 0) return error(1400001, 'quota of the function is used up')
      phonesLeft -= 1
      if (!forgetful) codes.use(String(code))
      return {
        json: {
          errcode: 0,
          errmsg: 'ok',
          phone_info: {
            phoneNumber: found['phone'],
            purePhoneNumber: found['phone'],
            countryCode: found['countryCode'] ?? '86',
            watermark: { timestamp: Math.floor(now() / 1000), appid: appId },
          },
        },
      }
    })

  const signIn = (call: FakeCall, kind: 'login' | 'oauth', forgetful: boolean): FakeReply =>
    withApp(call, () => {
      const code = call.query.get(kind === 'login' ? 'js_code' : 'code')
      const found = codes.look(kind, code)
      if (found === 'unknown') return error(40029, 'invalid code')
      if (found === 'used') return error(40163, 'code been used')
      if (found === 'old')
        return kind === 'oauth' ? error(42003, 'oauth_code expired') : error(40029, 'invalid code')
      if (!forgetful) codes.use(String(code))
      const session = kind === 'login' ? { session_key: 'ZmFrZS1zZXNzaW9u' } : { scope: 'snsapi_base' }
      return { json: { ...session, ...found } }
    })

  const openData = (call: FakeCall, forgetful: boolean): FakeReply =>
    withToken(call, (appId) => {
      const list = text(call.body, 'cloudid_list')
      const openid = call.query.get('openid')
      if (!openid) return error(40003, 'invalid openid')
      if (!Array.isArray(list)) return error(47001, 'data format error')
      const data_list = list.flatMap((cloudId: unknown) => {
        const found = codes.look('cloudId', cloudId)
        if (typeof found === 'string' || found['openid'] !== openid) return []
        if (!forgetful) codes.use(String(cloudId))
        const data = {
          opengid: found['opengid'],
          watermark: { timestamp: Math.floor(now() / 1000), appid: appId },
        }
        return [{ cloud_id: cloudId, json: JSON.stringify({ cloudID: cloudId, data }) }]
      })
      return { json: { errcode: 0, errmsg: 'ok', data_list } }
    })

  const api: Readonly<Record<string, (call: FakeCall, forgetful: boolean) => FakeReply>> = {
    [WECHAT_PATHS.token]: ({ body }) => ({ json: tokens.give(text(body, 'appid'), text(body, 'secret')) }),
    [WECHAT_PATHS.phone]: phone,
    [WECHAT_PATHS.login]: (call, forgetful) => signIn(call, 'login', forgetful),
    [WECHAT_PATHS.oauth]: (call, forgetful) => signIn(call, 'oauth', forgetful),
    [WECHAT_PATHS.openData]: openData,
    [WECHAT_PATHS.textCheck]: (call) => withToken(call, () => checks.text(call)),
    [WECHAT_PATHS.pictureCheck]: (call) => withToken(call, () => checks.picture(call)),
  }
  const pages = wechatPages(codes, options.persons ?? [])

  const server = await serveFake((call) => {
    const work = api[call.path]
    if (work) return moods.run(call.path, (forgetful) => work(call, forgetful))
    return pages(call) ?? { json: { errcode: 40066, errmsg: 'invalid url' }, status: 404 }
  }, options.port)

  return {
    url: server.url,
    close: server.close,
    /** A code good for five minutes and once: `phone {phone, openid?}`, `login` and `oauth {openid, unionid?}`,
     *  `cloudId {openid, opengid}`. */
    issue: (kind: CodeKind, value: Record<string, string>): string => codes.issue(kind, value),
    mood: (path: keyof typeof WECHAT_PATHS, mood: Mood): void => moods.set(WECHAT_PATHS[path], mood),
    calm: (): void => moods.clear(),
    revokeTokens: (): void => tokens.revokeAll(),
    tokensGiven: (): number => tokens.given(),
    /** The person is in the mini-program now: their words can be checked for two hours. Those who can be chosen on the
     *  sign-in page always are. */
    saw: checks.saw,
    limitChecks: checks.limit,
  }
}

export type FakeWechat = Awaited<ReturnType<typeof startFakeWechat>>
