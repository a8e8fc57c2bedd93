import { accounts, createAccountsStore } from '../../../src/engines/membership/store/accounts'
import { issueToken } from '../../../src/engines/membership/identify'
import { ANONYMOUS } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { DAY, MINUTE } from '../../../src/kernel/time'
import { codeOf, membershipWorld, type World } from './world'

describe('signing in', () => {
  let world: World
  beforeAll(async () => {
    world = await membershipWorld()
  })
  afterAll(() => world.close())

  const token = (text: string) => ({ kind: 'token', token: text }) as const

  test('nobody is anybody without signing in', async () => {
    expect(codeOf(await world.call({ kind: 'none' }, 'whoAmI', {}))).toBe('SIGN_IN')
  })

  test('a first visit makes an account that can do nothing but ask to be bound', async () => {
    const who = world.somebody()
    const me = await world.does(who, 'whoAmI', {})
    expect(me).toMatchObject({ trust: 'none', roles: [], consentsMissing: [] })
    expect(me.member).toBeUndefined()
    expect(codeOf(await world.call(who, 'listConsents', {}))).toBe('BIND_PHONE')
  })

  test('a hundred first calls at once of one person make one account', async () => {
    const who = world.somebody()
    const all = await Promise.all(Array.from({ length: 100 }, () => world.does(who, 'whoAmI', {})))
    expect(new Set(all.map(({ accountId }) => accountId)).size).toBe(1)
  })

  test('the same person through the mini-program and the official account is one account', async () => {
    const accountsOf = createAccountsStore(unitOf(world.house, ANONYMOUS))
    const first = await accountsOf.signIn({ openid: 'o-mini-0001', unionid: 'u-0001' }, 'mini-program')
    const second = await accountsOf.signIn(
      { openid: 'o-official-0001', unionid: 'u-0001' },
      'official-account',
    )
    expect(second._id).toBe(first._id)
    expect((await accounts.of(world.house.db).findOne({ _id: first._id }))?.openid).toBe('o-mini-0001')
  })

  test('a code of wx.login becomes a token that opens the same account as WeChat itself', async () => {
    const who = world.somebody()
    const code = world.wechat.issue('login', { openid: who.openid })
    const { token: text } = await world.does({ kind: 'none' }, 'signInWithMiniProgram', { code })
    const [byToken, byWechat] = [
      await world.does(token(text), 'whoAmI', {}),
      await world.does(who, 'whoAmI', {}),
    ]
    expect(byToken.accountId).toBe(byWechat.accountId)
  })

  test('a login code works once, even when WeChat forgets that it does', async () => {
    const code = world.wechat.issue('login', { openid: world.somebody().openid })
    world.wechat.mood('login', { forgetful: true, times: 8 })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.call({ kind: 'none' }, 'signInWithMiniProgram', { code })),
    )
    world.wechat.calm()
    expect(answers.map(codeOf).sort()).toEqual([...Array<string>(7).fill('CODE_REFUSED'), 'ok'])
  })

  test('a token ends after thirty days', async () => {
    const code = world.wechat.issue('login', { openid: world.somebody().openid })
    const { token: text, expiresAt } = await world.does({ kind: 'none' }, 'signInWithMiniProgram', { code })
    const start = world.clock.now()
    expect(Date.parse(expiresAt) - start.getTime()).toBe(30 * DAY)
    world.clock.move(30 * DAY + 1_000)
    expect(codeOf(await world.call(token(text), 'whoAmI', {}))).toBe('SIGN_IN')
    world.clock.set(start.toISOString())
  })

  test('signing out everywhere ends tokens that were given before', async () => {
    const store = createAccountsStore(unitOf(world.house, ANONYMOUS))
    const account = await store.signIn({ openid: 'o-everywhere-1' }, 'mini-program')
    const before = issueToken(world.house, account)
    await store.signOutEverywhere(account._id)
    expect(codeOf(await world.call(token(before.token), 'whoAmI', {}))).toBe('SIGN_IN')
    const again = await store.signIn({ openid: 'o-everywhere-1' }, 'mini-program')
    expect(codeOf(await world.call(token(issueToken(world.house, again).token), 'whoAmI', {}))).toBe('ok')
  })

  test.each(['', 'x', 'a.b.c', 'a.b.c.d', '..', 'é.1.é'])(
    'a made-up token %j signs nobody in',
    async (text) => {
      expect(codeOf(await world.call(token(text), 'whoAmI', {}))).toBe('SIGN_IN')
    },
  )

  test('a browser is sent to the official account and comes back signed in', async () => {
    const { url, state } = await world.does({ kind: 'none' }, 'startOfficialAccountSignIn', {
      returnTo: '/me?x=1',
    })
    expect(state).toMatch(/^[a-z0-9]{1,128}$/)
    const page = new URL(url)
    expect(page.searchParams.get('redirect_uri')).toBe('https://union.example/me?x=1')
    expect((await fetch(url)).status).toBe(200)
    const code = world.wechat.issue('oauth', { openid: 'oa-person-1', unionid: 'un-person-1' })
    const { token: text } = await world.does({ kind: 'none' }, 'signInWithOfficialAccount', { code, state })
    expect((await world.does(token(text), 'whoAmI', {})).trust).toBe('none')
  })

  test('a state that was used, changed or is older than ten minutes is refused', async () => {
    const start = () => world.does({ kind: 'none' }, 'startOfficialAccountSignIn', { returnTo: '/' })
    const enter = (state: string) =>
      world.call({ kind: 'none' }, 'signInWithOfficialAccount', {
        code: world.wechat.issue('oauth', { openid: 'oa-person-2' }),
        state,
      })
    const { state } = await start()
    expect(codeOf(await enter(state))).toBe('ok')
    expect(codeOf(await enter(state))).toBe('CODE_REFUSED')
    expect(codeOf(await enter('0'.repeat(96)))).toBe('CODE_REFUSED')
    const late = await start()
    world.clock.move(11 * MINUTE)
    expect(codeOf(await enter(late.state))).toBe('CODE_REFUSED')
  })

  test('nobody is sent to another site after signing in', async () => {
    for (const returnTo of ['https://evil.example', '//evil.example', '\\\\evil.example', 'javascript:1']) {
      expect(codeOf(await world.call({ kind: 'none' }, 'startOfficialAccountSignIn', { returnTo }))).toBe(
        'BAD_INPUT',
      )
    }
    const answer = await world.call({ kind: 'none' }, 'startOfficialAccountSignIn', {
      returnTo: '/\\evil.example',
    })
    expect(codeOf(answer)).toBe('BAD_INPUT')
  })

  test('a visitor who comes back keeps their account, one who stays away a year is forgotten', async () => {
    const who = world.somebody()
    const { accountId } = await world.does(who, 'whoAmI', {})
    const expiry = async () => (await accounts.of(world.house.db).findOne({ _id: accountId }))?.expiresAt
    const first = await expiry()
    world.clock.move(40 * DAY)
    await world.does(who, 'whoAmI', {})
    const second = await expiry()
    expect(second && first && second.getTime() - first.getTime()).toBe(40 * DAY)
  })
})
