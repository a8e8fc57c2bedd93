import { createGroupProof } from '../../src/adapters/wechat/group-proof'
import { createMiniProgram } from '../../src/adapters/wechat/mini-program'
import { createOfficialAccount } from '../../src/adapters/wechat/official-account'
import { createWechatApi } from '../../src/adapters/wechat/open-api'
import { createPhoneByCode } from '../../src/adapters/wechat/phone-by-code'
import { startFakeWechat, type FakeWechat } from '../../src/local/fakes/wechat'
import { freePort } from '../support/free-port'
import { testClock } from '../support/test-house'

const APP = 'wxfake0000000001'
const SECRET = 'fake-secret-of-the-app'
const PHONE = '13800000001'

describe('the adapters of WeChat', () => {
  const clock = testClock()
  let wechat: FakeWechat
  beforeAll(async () => {
    wechat = await startFakeWechat({ apps: { [APP]: SECRET }, now: () => clock.now().getTime() })
  })
  afterAll(() => wechat.close())
  afterEach(() => wechat.calm())

  const apiOf = (about: { base?: string; appId?: string; secret?: string; timeoutMs?: number } = {}) =>
    createWechatApi({ base: wechat.url, appId: APP, secret: SECRET, clock, timeoutMs: 1_000, ...about })
  const phoneCode = () => wechat.issue('phone', { phone: PHONE })
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (error: unknown) => (error as { code?: string }).code,
    )

  test('fifty calls at once share one access token', async () => {
    const before = wechat.tokensGiven()
    const phones = createPhoneByCode(apiOf())
    await Promise.all(Array.from({ length: 50 }, () => phones.redeem({ code: phoneCode() })))
    expect(wechat.tokensGiven() - before).toBeLessThanOrEqual(1)
  })

  test('a token is renewed before its two hours are over, and at once when WeChat ended it early', async () => {
    const phones = createPhoneByCode(apiOf())
    await phones.redeem({ code: phoneCode() })
    const before = wechat.tokensGiven()
    clock.move(2 * 3_600_000 + 1_000)
    await phones.redeem({ code: phoneCode() })
    expect(wechat.tokensGiven()).toBe(before + 1)
    wechat.revokeTokens()
    expect(await phones.redeem({ code: phoneCode() })).toEqual({ phone: PHONE })
    expect(wechat.tokensGiven()).toBe(before + 2)
  })

  test('a clock that was set back does not keep a dead token alive', async () => {
    const phones = createPhoneByCode(apiOf())
    await phones.redeem({ code: phoneCode() })
    wechat.mood('phone', { says: { errcode: 42001, errmsg: 'access_token expired' }, times: 1 })
    expect(await phones.redeem({ code: phoneCode() })).toEqual({ phone: PHONE })
  })

  test('a token that stays refused is not asked for again and again', async () => {
    wechat.mood('phone', { says: { errcode: 40001 } })
    const before = wechat.tokensGiven()
    expect(await refusal(createPhoneByCode(apiOf()).redeem({ code: phoneCode() }))).toBe('VENDOR_AWAY')
    expect(wechat.tokensGiven() - before).toBeLessThanOrEqual(1)
  })

  test.each([
    [40029, 'CODE_REFUSED'],
    [40163, 'CODE_REFUSED'],
    [40003, 'CODE_REFUSED'],
    [40226, 'CODE_REFUSED'],
    [-1, 'VENDOR_AWAY'],
    [40013, 'VENDOR_AWAY'],
    [40125, 'VENDOR_AWAY'],
    [45011, 'VENDOR_AWAY'],
    [48001, 'VENDOR_AWAY'],
    [1400001, 'VENDOR_AWAY'],
  ])('error %i is %s', async (errcode, code) => {
    wechat.mood('login', { says: { errcode, errmsg: 'x' } })
    expect(await refusal(createMiniProgram(apiOf()).redeem('any'))).toBe(code)
  })

  test.each([
    ['nothing', {}],
    ['a list', []],
    ['null', null],
    ['text', 'ok'],
    ['an id that is none', { openid: '../../etc' }],
    ['an operator for an id', { openid: { $gt: '' } }],
    ['an error code that is text', { errcode: '0', openid: 5 }],
  ])('%s for an answer is no answer', async (_, says) => {
    wechat.mood('login', { says: says ?? [null] })
    expect(await refusal(createMiniProgram(apiOf()).redeem('any'))).toBe('VENDOR_AWAY')
  })

  test('nobody there, a page instead of JSON and an answer that never comes are all "away"', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`
    expect(await refusal(createMiniProgram(apiOf({ base: nobody })).redeem('x'))).toBe('VENDOR_AWAY')
    wechat.mood('login', { says: {}, status: 502, times: 1 })
    expect(await refusal(createMiniProgram(apiOf()).redeem('x'))).toBe('VENDOR_AWAY')
    wechat.mood('login', { hangs: true, times: 1 })
    expect(await refusal(createMiniProgram(apiOf({ timeoutMs: 200 })).redeem('x'))).toBe('VENDOR_AWAY')
  })

  test('what fails tells neither the secret nor the code', async () => {
    const api = apiOf({ secret: 'wrong-secret-9', base: wechat.url })
    for (const work of [
      createMiniProgram(api).redeem('code-77'),
      createPhoneByCode(api).redeem({ code: 'code-77' }),
    ]) {
      const error = await work.catch((reason: unknown) => reason)
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(
        /wrong-secret-9|code-77|127\.0\.0\.1/,
      )
    }
  })

  test('a foreign number and a number of another app are not taken for ours', async () => {
    const phones = createPhoneByCode(apiOf())
    const abroad = wechat.issue('phone', { phone: '5551234567', countryCode: '1' })
    expect(await refusal(phones.redeem({ code: abroad }))).toBe('CODE_REFUSED')
    const info = { purePhoneNumber: PHONE, countryCode: 86, watermark: { appid: 'wx-of-a-stranger' } }
    wechat.mood('phone', { says: { errcode: 0, phone_info: info } })
    expect(await refusal(phones.redeem({ code: 'x' }))).toBe('VENDOR_AWAY')
  })

  test('a sign-in from a snapshot page signs nobody in', async () => {
    const official = createOfficialAccount(apiOf(), {
      authorizeUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize',
      publicUrl: 'https://union.example',
    })
    wechat.mood('oauth', { says: { openid: 'o-snapshot-1', is_snapshotuser: 1 } })
    expect(await refusal(official.redeem('x'))).toBe('CODE_REFUSED')
  })

  test('the way to the official account is spelt as its documentation wants', () => {
    const official = createOfficialAccount(apiOf(), {
      authorizeUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize',
      publicUrl: 'https://union.example',
    })
    expect(official.authorizeUrl({ returnTo: '/a?b=c', state: 'abc' })).toBe(
      `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${APP}&redirect_uri=https%3A%2F%2Funion.example%2Fa%3Fb%3Dc&response_type=code&scope=snsapi_base&state=abc#wechat_redirect`,
    )
    for (const returnTo of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
    ]) {
      const url = new URL(official.authorizeUrl({ returnTo, state: 'abc' }))
      expect(new URL(url.searchParams.get('redirect_uri') ?? '').origin).toBe('https://union.example')
    }
  })

  describe('the proof of a group', () => {
    const proof = createGroupProofOf()
    function createGroupProofOf() {
      return (cloudId: string, openid = 'o-admin-0001') =>
        createGroupProof(apiOf()).redeem({ cloudId, openid })
    }

    test('is taken as text or as an object, with the old or the new name of the field', async () => {
      for (const wrap of [JSON.stringify, (value: unknown) => value]) {
        for (const field of ['opengid', 'openGId']) {
          const data = { [field]: 'Gopen-0001', watermark: { appid: APP } }
          wechat.mood('openData', {
            says: { errcode: 0, data_list: [{ cloud_id: 'c1', json: wrap({ cloudID: 'c1', data }) }] },
            times: 1,
          })
          expect(await proof('c1')).toEqual({ opengid: 'Gopen-0001' })
        }
      }
    })

    test.each([
      ['no entry', []],
      ['another cloudID', [{ cloud_id: 'c2', json: { cloudID: 'c2', data: { opengid: 'Gopen-0001' } } }]],
      ['another one inside', [{ cloud_id: 'c1', json: { cloudID: 'c2', data: { opengid: 'Gopen-0001' } } }]],
      [
        'another app',
        [
          {
            cloud_id: 'c1',
            json: { cloudID: 'c1', data: { opengid: 'Gopen-0001', watermark: { appid: 'wx' } } },
          },
        ],
      ],
      ['no group', [{ cloud_id: 'c1', json: { cloudID: 'c1', data: {} } }]],
      ['broken text', [{ cloud_id: 'c1', json: '{' }]],
    ])('%s is no proof', async (_, data_list) => {
      wechat.mood('openData', { says: { errcode: 0, data_list } })
      expect(await refusal(proof('c1'))).toBe('CODE_REFUSED')
    })

    test('given to one person is of no use to another, and of none after five minutes', async () => {
      const value = { openid: 'o-admin-0001', opengid: 'Gopen-0002' }
      const theirs = wechat.issue('cloudId', value)
      expect(await refusal(proof(theirs, 'o-other-0001'))).toBe('CODE_REFUSED')
      expect(await refusal(proof(theirs))).toBe('ok')
      expect(await refusal(proof(theirs))).toBe('CODE_REFUSED')
      const late = wechat.issue('cloudId', value)
      clock.move(301_000)
      expect(await refusal(proof(late))).toBe('CODE_REFUSED')
    })
  })

  describe('the fake itself', () => {
    const get = async (path: string) =>
      (await fetch(`${wechat.url}${path}`)).json() as Promise<{ errcode?: number }>
    const login = (code: string) =>
      get(`/sns/jscode2session?appid=${APP}&secret=${SECRET}&js_code=${code}&grant_type=authorization_code`)

    test('answers with the documented codes: unknown, used, old, wrong app, wrong secret', async () => {
      const code = wechat.issue('login', { openid: 'o-fake-0001' })
      expect(await login(code)).toHaveProperty('openid', 'o-fake-0001')
      expect(await login(code)).toHaveProperty('errcode', 40163)
      expect(await login('nonsense')).toHaveProperty('errcode', 40029)
      const late = wechat.issue('login', { openid: 'o-fake-0001' })
      clock.move(301_000)
      expect(await login(late)).toHaveProperty('errcode', 40029)
      expect(await get('/sns/jscode2session?appid=wx&secret=x&js_code=x')).toHaveProperty('errcode', 40013)
      expect(await get(`/sns/jscode2session?appid=${APP}&secret=x&js_code=x`)).toHaveProperty(
        'errcode',
        40125,
      )
    })

    test('wants a token that is there, known and not over', async () => {
      const post = async (token: string): Promise<unknown> =>
        (
          await fetch(`${wechat.url}/wxa/business/getuserphonenumber${token}`, {
            method: 'POST',
            body: '{"code":"x"}',
          })
        ).json()
      expect(await post('')).toHaveProperty('errcode', 41001)
      expect(await post('?access_token=x')).toHaveProperty('errcode', 40001)
    })

    test('stops giving numbers when they are paid up', async () => {
      const poor = await startFakeWechat({ apps: { [APP]: SECRET }, phoneQuota: 1 })
      const phones = createPhoneByCode(apiOf({ base: poor.url }))
      expect(await phones.redeem({ code: poor.issue('phone', { phone: PHONE }) })).toEqual({ phone: PHONE })
      expect(await refusal(phones.redeem({ code: poor.issue('phone', { phone: PHONE }) }))).toBe(
        'VENDOR_AWAY',
      )
      await poor.close()
    })

    test('lets a person choose who signs in, and sends the browser back with code and state', async () => {
      const shop = await startFakeWechat({
        apps: { [APP]: SECRET },
        persons: [{ name: '陈样例<b>', openid: 'o-1' }],
      })
      const back = encodeURIComponent('http://127.0.0.1/me?x=1')
      const page = await (
        await fetch(`${shop.url}/connect/oauth2/authorize?state=abc&redirect_uri=${back}`)
      ).text()
      expect(page).not.toContain('<b>')
      const link = /href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? ''
      const answer = await fetch(`${shop.url}${link}`, { redirect: 'manual' })
      const target = new URL(answer.headers.get('location') ?? '')
      expect([target.pathname, target.searchParams.get('x'), target.searchParams.get('state')]).toEqual([
        '/me',
        '1',
        'abc',
      ])
      expect(target.searchParams.get('code')).toMatch(/^oauth-/)
      const wrong = await fetch(`${shop.url}/connect/oauth2/authorize?state=a.b&redirect_uri=${back}`)
      expect(wrong.status).toBe(400)
      await shop.close()
    })
  })
})
