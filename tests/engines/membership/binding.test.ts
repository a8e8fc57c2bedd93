import { accounts } from '../../../src/engines/membership/store/accounts'
import { consents } from '../../../src/engines/membership/store/consents'
import { rebinds } from '../../../src/engines/membership/store/rebinds'
import { DAY, MINUTE } from '../../../src/kernel/time'
import { codeOf, idNumber, membershipWorld, phoneNumber, type Somebody, type World } from './world'

describe('binding by phone', () => {
  let world: World
  beforeAll(async () => {
    world = await membershipWorld()
  })
  afterAll(() => world.close())

  let next = 100
  const newMember = async (orgId = 'firm') => {
    const number = (next += 1)
    return { number, memberId: await world.addMember(`m${number}`, orgId, number) }
  }
  const bind = (who: Somebody, number: number, key?: string) =>
    world.call(
      who,
      'bindByPhoneCode',
      { code: world.wechat.issue('phone', { phone: phoneNumber(number) }), consent: true },
      key,
    )
  const stateOf = (answer: Awaited<ReturnType<typeof bind>>): unknown =>
    answer.ok ? (answer.output as { state: string }).state : answer.refusal.code

  test('a worker whose phone is on the roster becomes the member, and has agreed to what membership needs', async () => {
    const { number, memberId } = await newMember()
    const who = world.somebody()
    expect(stateOf(await bind(who, number))).toBe('bound')
    const me = await world.does(who, 'whoAmI', {})
    expect(me).toMatchObject({
      trust: 'phone',
      consentsMissing: [],
      member: { memberId, orgId: 'firm', phone: `138****0${number}` },
    })
    expect(
      await consents.of(world.house.db).countDocuments({ memberId, purpose: 'general', given: true }),
    ).toBe(1)
  })

  test('a phone that is on no roster binds nothing', async () => {
    const who = world.somebody()
    expect(stateOf(await bind(who, 9_999))).toBe('not-listed')
    expect((await world.does(who, 'whoAmI', {})).trust).toBe('none')
  })

  test("a phone code that was given to somebody else's WeChat is refused", async () => {
    const { number } = await newMember()
    const code = world.wechat.issue('phone', { phone: phoneNumber(number), openid: world.somebody().openid })
    expect(codeOf(await world.call(world.somebody(), 'bindByPhoneCode', { code, consent: true }))).toBe(
      'CODE_REFUSED',
    )
  })

  test('a phone code is good for five minutes and once', async () => {
    const { number } = await newMember()
    const late = world.wechat.issue('phone', { phone: phoneNumber(number) })
    world.clock.move(6 * MINUTE)
    const who = world.somebody()
    expect(codeOf(await world.call(who, 'bindByPhoneCode', { code: late, consent: true }))).toBe(
      'CODE_REFUSED',
    )
    const code = world.wechat.issue('phone', { phone: phoneNumber(number) })
    expect(codeOf(await world.call(who, 'bindByPhoneCode', { code, consent: true }))).toBe('ok')
    expect(codeOf(await world.call(world.somebody(), 'bindByPhoneCode', { code, consent: true }))).toBe(
      'CODE_REFUSED',
    )
  })

  test('of two who use one phone code at once only one gets in, even when WeChat answers both', async () => {
    const { number, memberId } = await newMember()
    const code = world.wechat.issue('phone', { phone: phoneNumber(number) })
    world.wechat.mood('phone', { forgetful: true, times: 2 })
    const people = [world.somebody(), world.somebody()]
    const answers = await Promise.all(
      people.map((who) => world.call(who, 'bindByPhoneCode', { code, consent: true })),
    )
    world.wechat.calm()
    expect(answers.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'ok'])
    expect(await accounts.of(world.house.db).countDocuments({ memberId })).toBe(1)
    expect(await rebinds.of(world.house.db).countDocuments({ memberId })).toBe(0)
  })

  test('of two accounts that bind one phone at once one is bound and the other waits', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { number, memberId } = await newMember()
      const answers = await Promise.all([bind(world.somebody(), number), bind(world.somebody(), number)])
      expect(answers.map(stateOf).sort()).toEqual(['bound', 'waiting'])
      expect(await accounts.of(world.house.db).countDocuments({ memberId })).toBe(1)
      expect(await rebinds.of(world.house.db).countDocuments({ memberId, open: true })).toBe(1)
    }
  })

  test('the same key twice at once gives one answer and binds once', async () => {
    const { number, memberId } = await newMember()
    const who = world.somebody()
    await world.does(who, 'whoAmI', {})
    const code = world.wechat.issue('phone', { phone: phoneNumber(number) })
    world.wechat.mood('phone', { forgetful: true })
    const send = () => world.call(who, 'bindByPhoneCode', { code, consent: true }, 'one-and-the-same-key')
    const answers = await Promise.all([send(), send(), send()])
    world.wechat.calm()
    expect(answers.map(stateOf)).toEqual(['bound', 'bound', 'bound'])
    expect(stateOf(await send())).toBe('bound')
    expect(await consents.of(world.house.db).countDocuments({ memberId })).toBe(1)
  })

  test('binding again from the same account changes nothing', async () => {
    const { number, memberId } = await newMember()
    const who = world.somebody()
    await bind(who, number)
    expect(stateOf(await bind(who, number))).toBe('bound')
    expect(await consents.of(world.house.db).countDocuments({ memberId })).toBe(1)
  })

  test('nobody is bound without having agreed', async () => {
    const input = { code: 'x', consent: false } as unknown as { code: string; consent: true }
    expect(codeOf(await world.call(world.somebody(), 'bindByPhoneCode', input))).toBe('BAD_INPUT')
  })

  test('WeChat away, slow or lying is told as such and binds nothing', async () => {
    const { number, memberId } = await newMember()
    const who = world.somebody()
    const moods = [
      { says: { errcode: -1, errmsg: 'system error' }, times: 2 },
      { says: { errcode: 1400001, errmsg: 'quota' }, times: 1 },
      { says: {}, status: 502, times: 1 },
      { says: { errcode: 0, phone_info: { purePhoneNumber: { $ne: null } } }, times: 1 },
      {
        says: {
          errcode: 0,
          phone_info: {
            purePhoneNumber: phoneNumber(number),
            countryCode: '86',
            watermark: { appid: 'wx-of-a-stranger' },
          },
        },
        times: 1,
      },
    ]
    for (const mood of moods) {
      world.wechat.mood('phone', mood)
      expect(stateOf(await bind(world.somebody(), number))).toBe('VENDOR_AWAY')
    }
    world.wechat.mood('phone', { hangs: true, times: 1 })
    const before = process.hrtime.bigint()
    expect(stateOf(await bind(who, number))).toBe('VENDOR_AWAY')
    expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(10_000)
    world.wechat.calm()
    expect(await accounts.of(world.house.db).countDocuments({ memberId })).toBe(0)
  })

  test('a busy WeChat is asked once more, and an ended access token replaced, without anybody noticing', async () => {
    const first = await newMember()
    world.wechat.mood('phone', { says: { errcode: -1 }, times: 1 })
    expect(stateOf(await bind(world.somebody(), first.number))).toBe('bound')
    const second = await newMember()
    world.wechat.revokeTokens()
    expect(stateOf(await bind(world.somebody(), second.number))).toBe('bound')
    const third = await newMember()
    world.clock.move(3 * 60 * MINUTE)
    expect(stateOf(await bind(world.somebody(), third.number))).toBe('bound')
  })

  describe('by text message', () => {
    const lastCode = (number: number): string =>
      world.sms.sent().findLast(({ phone }) => phone === phoneNumber(number))?.params['code'] ?? ''
    const ask = (who: Somebody, number: number) =>
      world.call(who, 'requestSmsCode', { phone: phoneNumber(number) })
    const use = (who: Somebody, number: number, code: string) =>
      world.call(who, 'bindBySmsCode', { phone: phoneNumber(number), code, consent: true })
    const wrong = (code: string): string => (code === '000000' ? '000001' : '000000')

    test('the code that was sent binds, and only once', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      expect(codeOf(await ask(who, number))).toBe('ok')
      expect(lastCode(number)).toMatch(/^\d{6}$/)
      expect(stateOf(await use(who, number, lastCode(number)))).toBe('bound')
      expect(codeOf(await use(who, number, lastCode(number)))).toBe('CODE_REFUSED')
    })

    test('the right code twice at once is used once', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      await ask(who, number)
      const answers = await Promise.all([
        use(who, number, lastCode(number)),
        use(who, number, lastCode(number)),
      ])
      expect(answers.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'ok'])
    })

    test('after five wrong guesses the right code no longer helps', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      await ask(who, number)
      const right = lastCode(number)
      const guesses = await Promise.all(Array.from({ length: 5 }, () => use(who, number, wrong(right))))
      expect(new Set(guesses.map(codeOf))).toEqual(new Set(['CODE_REFUSED']))
      expect(codeOf(await use(who, number, right))).toBe('CODE_REFUSED')
    })

    test('a code is good for five minutes', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      await ask(who, number)
      world.clock.move(5 * MINUTE + 1_000)
      expect(codeOf(await use(who, number, lastCode(number)))).toBe('CODE_REFUSED')
    })

    test('a code sent to one account is of no use in another', async () => {
      const { number } = await newMember()
      await ask(world.somebody(), number)
      expect(codeOf(await use(world.somebody(), number, lastCode(number)))).toBe('CODE_REFUSED')
    })

    test('one number gets one message a minute, whoever asks', async () => {
      const { number } = await newMember()
      expect(codeOf(await ask(world.somebody(), number))).toBe('ok')
      const again = await ask(world.somebody(), number)
      expect(again).toMatchObject({ ok: false, refusal: { code: 'TOO_OFTEN' } })
      expect(!again.ok && (again.refusal.retryAfter ?? 0)).toBeGreaterThan(30)
    })

    test('a stranger who asks all day for somebody else’s number does not use up what its owner needs', async () => {
      const { number } = await newMember()
      const stranger = world.somebody()
      const answers: string[] = []
      // What is counted by the minute is another limit: the real clock counts it, and it is moved on here.
      const nextMinute = () => world.house.db.collection('limits').deleteMany({ key: /^smsPause/ })
      for (let turn = 0; turn < 5; turn += 1) {
        answers.push(codeOf(await ask(stranger, number)))
        await nextMinute()
      }
      expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'TOO_OFTEN'])
      expect(codeOf(await ask(world.somebody(), number))).toBe('ok')
    })

    test('known and unknown numbers get the same answers, the same message and the same records', async () => {
      const { number } = await newMember()
      const unknown = 8_888
      const seen = []
      for (const one of [number, unknown]) {
        const who = world.somebody()
        const asked = await ask(who, one)
        const { accountId } = await world.does(who, 'whoAmI', {})
        const records = await world.house.db
          .collection('smsCodes')
          .find({ _id: new RegExp(`^${accountId}:`) })
          .toArray()
        const guessed = await use(who, one, wrong(lastCode(one)))
        seen.push({
          asked: asked.ok && asked.output,
          guessed: !guessed.ok && guessed.refusal,
          records: records.map((record) => Object.keys(record).sort()),
          message: world.sms
            .sent()
            .filter(({ phone }) => phone === phoneNumber(one))
            .map(({ template, params }) => [template, Object.keys(params), params['minutes']]),
        })
      }
      expect(seen[0]).toEqual(seen[1])
    })

    test('neither code nor number lies readable in the database', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      await ask(who, number)
      const all = []
      for (const { name } of await world.house.db.listCollections().toArray()) {
        all.push(...(await world.house.db.collection(name).find().toArray()))
      }
      const text = JSON.stringify(all)
      expect(text).not.toContain(phoneNumber(number))
      expect(text).not.toContain(`"${lastCode(number)}"`)
      expect(text).not.toContain(idNumber(number))
    })

    test('a gateway that is away says so', async () => {
      world.sms.mood({ says: { accepted: false }, times: 1 })
      expect(codeOf(await ask(world.somebody(), (await newMember()).number))).toBe('VENDOR_AWAY')
      world.sms.mood({ hangs: true, times: 1 })
      expect(codeOf(await ask(world.somebody(), (await newMember()).number))).toBe('VENDOR_AWAY')
      world.sms.calm()
    })
  })

  describe('by name and digits', () => {
    const tell = (who: Somebody, name: string, idLastSix: string) =>
      world.call(who, 'bindByIdentity', { name, idLastSix, consent: true })

    test('opens public content of the own union and nothing that is the member’s', async () => {
      const { number } = await newMember('shop')
      const who = world.somebody()
      expect(codeOf(await tell(who, '陈样例', idNumber(number).slice(-6)))).toBe('ok')
      const me = await world.does(who, 'whoAmI', {})
      expect(me).toMatchObject({ trust: 'public', roles: [] })
      expect(me.member).toBeUndefined()
      for (const name of ['listConsents', 'listLooks', 'exportMyData'] as const) {
        expect(codeOf(await world.call(who, name, {}))).toBe('BIND_PHONE')
      }
    })

    test('spaces in the name and a small x make no difference', async () => {
      const { number } = await newMember()
      const digits = idNumber(number).slice(-6).toLowerCase()
      expect(codeOf(await tell(world.somebody(), '陈 样例', digits))).toBe('ok')
    })

    test('a wrong name, wrong digits and a stranger get one and the same answer', async () => {
      const { number } = await newMember()
      const answers = [
        await tell(world.somebody(), '陈样', idNumber(number).slice(-6)),
        await tell(world.somebody(), '陈样例', '12345X'),
        await tell(world.somebody(), '查无此人', '12345X'),
      ]
      const refusals = answers.map((answer) => !answer.ok && answer.refusal)
      expect(refusals[0]).toMatchObject({ code: 'NOT_MATCHED' })
      expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
    })

    test('two people who cannot be told apart are both asked for the phone', async () => {
      const [a, b] = [await newMember(), await newMember()]
      const nameKey = world.house.vault.blind('陈样例00008X', 'nameAndDigits')
      const col = world.house.db.collection<{ _id: string; nameKey: string }>('members')
      await col.updateMany({ _id: { $in: [a.memberId, b.memberId] } }, { $set: { nameKey } })
      expect(codeOf(await tell(world.somebody(), '陈样例', '00008X'))).toBe('NOT_MATCHED')
    })

    test('an account has five guesses an hour', async () => {
      const who = world.somebody()
      for (let guess = 0; guess < 5; guess += 1) await tell(who, '查无此人', `${guess}0000X`)
      expect(codeOf(await tell(who, '查无此人', '99999X'))).toBe('TOO_OFTEN')
    })

    test('many accounts together cannot go on guessing at one person', async () => {
      const answers = []
      for (let guess = 0; guess < 25; guess += 1)
        answers.push(codeOf(await tell(world.somebody(), '被猜的人', '77777X')))
      expect(answers.filter((code) => code === 'NOT_MATCHED')).toHaveLength(24)
      expect(answers.at(-1)).toBe('TOO_OFTEN')
    })

    test('a bound account stays what it is', async () => {
      const { number, memberId } = await newMember()
      const who = world.somebody()
      await bind(who, number)
      expect(codeOf(await tell(who, '陈样例', idNumber(number).slice(-6)))).toBe('ok')
      expect((await world.does(who, 'whoAmI', {})).member?.memberId).toBe(memberId)
    })

    test('binding the phone later lifts the account to the member', async () => {
      const { number } = await newMember()
      const who = world.somebody()
      await tell(who, '陈样例', idNumber(number).slice(-6))
      expect(stateOf(await bind(who, number))).toBe('bound')
      expect((await world.does(who, 'whoAmI', {})).trust).toBe('phone')
    })
  })

  test('query operators in place of values are refused before anything is looked up', async () => {
    const bad = { $ne: null } as unknown as string
    const who = world.somebody()
    expect(codeOf(await world.call(who, 'bindBySmsCode', { phone: bad, code: bad, consent: true }))).toBe(
      'BAD_INPUT',
    )
    expect(
      codeOf(await world.call(who, 'bindByIdentity', { name: bad, idLastSix: bad, consent: true })),
    ).toBe('BAD_INPUT')
    expect(codeOf(await world.call(who, 'objectToRebind', { rebindId: bad }))).toBe('BAD_INPUT')
  })

  test('a moved clock does not matter to who is bound', async () => {
    const { number } = await newMember()
    const who = world.somebody()
    await bind(who, number)
    world.clock.move(-2 * DAY)
    expect((await world.does(who, 'whoAmI', {})).trust).toBe('phone')
    world.clock.move(2 * DAY)
  })
})
