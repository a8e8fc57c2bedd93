import { CONSENT_TEXTS } from '../../../src/engines/membership/rules/consent-texts'
import { consents } from '../../../src/engines/membership/store/consents'
import { groups } from '../../../src/engines/membership/store/groups'
import { members } from '../../../src/engines/membership/store/members'
import { auditEntries } from '../../../src/kernel/audit'
import { codeOf, idNumber, membershipWorld, phoneNumber, type Somebody, type World } from './world'

describe('my own data', () => {
  let world: World
  let staff: Somebody
  let farStaff: Somebody
  let next = 300

  beforeAll(async () => {
    world = await membershipWorld()
    staff = await world.bound(
      await world.addMember('staff', 'street', 1, { name: '林样本' }),
      1,
      'staff@street',
    )
    farStaff = await world.bound(await world.addMember('far-staff', 'street2', 2), 2, 'staff@street2')
  })
  afterAll(() => world.close())

  const worker = async () => {
    const number = (next += 1)
    const memberId = await world.addMember(`m${number}`, 'firm', number)
    return { number, memberId, who: await world.bound(memberId, number) }
  }
  const reveal = (who: Somebody, memberId: string, fields: ('phone' | 'idNumber')[]) =>
    world.call(who, 'revealMember', { memberId, fields, why: '核对互助金' })
  const agree = (who: Somebody) =>
    world.does(who, 'giveConsent', { purpose: 'identity-number', version: CONSENT_TEXTS[1]?.version ?? '' })

  test('a look at the full number is written down and the member sees who, what and why', async () => {
    const { who, memberId, number } = await worker()
    expect(
      await world.does(staff, 'revealMember', { memberId, fields: ['phone'], why: '核对互助金' }),
    ).toEqual({
      phone: phoneNumber(number),
    })
    const { items } = await world.does(who, 'listLooks', {})
    expect(items).toEqual([
      {
        at: world.clock.now().toISOString(),
        who: '望海街道总工会 林样本',
        what: '看了完整的手机号',
        why: '核对互助金',
      },
    ])
  })

  test('the identity number is shown only while the member agrees', async () => {
    const { who, memberId, number } = await worker()
    expect(codeOf(await reveal(staff, memberId, ['idNumber']))).toBe('CONSENT_MISSING')
    expect(codeOf(await reveal(staff, memberId, ['phone', 'idNumber']))).toBe('CONSENT_MISSING')
    await agree(who)
    const both = await world.does(staff, 'revealMember', { memberId, fields: ['idNumber'], why: '核对' })
    expect(both).toEqual({ idNumber: idNumber(number) })
    await world.does(who, 'withdrawConsent', { purpose: 'identity-number' })
    expect(codeOf(await reveal(staff, memberId, ['idNumber']))).toBe('CONSENT_MISSING')
    expect((await world.does(who, 'listLooks', {})).items).toHaveLength(1)
  })

  test('staff elsewhere, workers and strangers see nothing and leave no look', async () => {
    const { who, memberId } = await worker()
    expect(codeOf(await reveal(farStaff, memberId, ['phone']))).toBe('NOT_FOUND')
    expect(codeOf(await reveal(farStaff, 'nobody', ['phone']))).toBe('NOT_FOUND')
    expect(codeOf(await reveal(who, memberId, ['phone']))).toBe('NOT_ALLOWED')
    expect(codeOf(await reveal(world.somebody(), memberId, ['phone']))).toBe('NOT_ALLOWED')
    expect((await world.does(who, 'listLooks', {})).items).toEqual([])
  })

  test('looks at others are not mine to see', async () => {
    const [a, b] = [await worker(), await worker()]
    await reveal(staff, a.memberId, ['phone'])
    expect((await world.does(b.who, 'listLooks', {})).items).toEqual([])
  })

  test('looks come in pages, newest first, none twice and none missing', async () => {
    const { who, memberId } = await worker()
    for (let at = 0; at < 55; at += 1) {
      await auditEntries.of(world.house.db).insertOne({
        _id: `look_${memberId}_${at}`,
        at: new Date(world.clock.now().getTime() - (at % 7)),
        actor: 'staff',
        action: 'look',
        subject: memberId,
        orgPath: ['city'],
        detail: `看了完整的手机号。原因：第 ${at} 次`,
        expiresAt: world.clock.now(),
      })
    }
    const first = await world.does(who, 'listLooks', {})
    const second = await world.does(who, 'listLooks', { cursor: first.next })
    expect(second.next).toBeUndefined()
    const all = [...first.items, ...second.items]
    expect(new Set(all.map(({ why }) => why)).size).toBe(55)
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
  })

  test('consents are told with their text and what was said last; the ledger keeps every word', async () => {
    const { who, memberId } = await worker()
    const of = async (purpose: string) =>
      (await world.does(who, 'listConsents', {})).items.find((item) => item.purpose === purpose)
    expect(await of('psychology')).not.toHaveProperty('givenAt')
    await world.does(who, 'giveConsent', { purpose: 'psychology', version: '1' })
    expect(await of('psychology')).toHaveProperty('givenAt')
    await world.does(who, 'withdrawConsent', { purpose: 'psychology' })
    expect(await of('psychology')).toHaveProperty('withdrawnAt')
    await world.does(who, 'giveConsent', { purpose: 'psychology', version: '1' })
    await world.does(who, 'giveConsent', { purpose: 'psychology', version: '1' })
    const ledger = await consents
      .of(world.house.db)
      .find({ memberId, purpose: 'psychology' })
      .sort({ number: 1 })
      .toArray()
    expect(ledger.map(({ given }) => given)).toEqual([true, false, true])
  })

  test('only the text that counts now can be agreed to', async () => {
    const { who } = await worker()
    expect(codeOf(await world.call(who, 'giveConsent', { purpose: 'hardship', version: '0' }))).toBe(
      'VERSION_CHANGED',
    )
  })

  test('giving and withdrawing at once leaves a ledger without gaps', async () => {
    const { who, memberId } = await worker()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        at % 2 === 0
          ? world.call(who, 'giveConsent', { purpose: 'hardship', version: '1' })
          : world.call(who, 'withdrawConsent', { purpose: 'hardship' }),
      ),
    )
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok']))
    const ledger = await consents
      .of(world.house.db)
      .find({ memberId, purpose: 'hardship' })
      .sort({ number: 1 })
      .toArray()
    expect(ledger.map(({ number }) => number)).toEqual(ledger.map((_, at) => at + 1))
    expect(ledger.every((line, at) => line.given !== ledger[at - 1]?.given)).toBe(true)
  })

  test('a withdrawn consent to membership itself is asked for again', async () => {
    const { who } = await worker()
    await world.does(who, 'withdrawConsent', { purpose: 'general' })
    expect((await world.does(who, 'whoAmI', {})).consentsMissing).toEqual(['general'])
  })

  test('my export holds everything about me in full, from other places too, and nothing of anybody else', async () => {
    const [me, other] = [await worker(), await worker()]
    await agree(me.who)
    await reveal(staff, me.memberId, ['phone'])
    const { data } = await world.does(me.who, 'exportMyData', {})
    expect(data).toMatchObject({
      会员: { name: '陈样例', phone: phoneNumber(me.number), idNumber: idNumber(me.number) },
      同意记录: [{ purpose: 'general' }, { purpose: 'identity-number' }],
      谁看过: [{ who: '望海街道总工会 林样本', why: '核对互助金' }],
      别处: { of: me.memberId },
    })
    const text = JSON.stringify(data)
    expect(text).not.toContain(phoneNumber(other.number))
    expect(text).not.toMatch(/phoneKey|openid|"k":/)
  })

  describe('leaving', () => {
    const leave = (who: Somebody, key?: string) => world.call(who, 'leave', { confirm: '我要退出' }, key)

    test('takes the name and every number out of the database, and keeps the ledgers by id', async () => {
      const { who, memberId, number } = await worker()
      await world.addGroup(`g-${memberId}`, 'firm', { adminIds: [memberId] })
      await reveal(staff, memberId, ['phone'])
      expect(codeOf(await leave(who))).toBe('ok')
      const record = await members.of(world.house.db).findOne({ _id: memberId })
      expect(record).toMatchObject({ name: '已退出', state: 'left', orgId: 'firm' })
      for (const field of ['idNumber', 'idKey', 'nameKey', 'certifiedAt'])
        expect(record).not.toHaveProperty(field)
      expect(world.house.vault.open(record?.phone ?? { k: '', v: '' }, 'phone')).toBe('')
      expect(record?.phoneKey).not.toBe(world.house.vault.blind(phoneNumber(number), 'phone'))
      expect(
        await auditEntries.of(world.house.db).countDocuments({ subject: memberId, action: 'look' }),
      ).toBe(1)
      expect(await groups.of(world.house.db).countDocuments({ adminIds: memberId })).toBe(0)
      const ledger = await consents
        .of(world.house.db)
        .find({ memberId, purpose: 'general' })
        .sort({ number: 1 })
        .toArray()
      expect(ledger.at(-1)).toMatchObject({ given: false })
      expect((await world.does(who, 'whoAmI', {})).trust).toBe('none')
    })

    test('who left is in no list and cannot be revealed', async () => {
      const { who, memberId } = await worker()
      await leave(who)
      expect(codeOf(await reveal(staff, memberId, ['phone']))).toBe('NOT_FOUND')
      const { items } = await world.does(staff, 'listMembers', { text: '已退出' })
      expect(items).toEqual([])
    })

    test('the same key again answers the same and does nothing more', async () => {
      const { who, memberId } = await worker()
      const both = [await leave(who, 'leaving-once-key')]
      both.push(await leave(who, 'leaving-once-key'))
      // Access is asked before the key: who left is a visitor and is told so.
      expect(both.map(codeOf)).toEqual(['ok', 'BIND_PHONE'])
      expect(
        await auditEntries.of(world.house.db).countDocuments({ subject: memberId, action: 'leave' }),
      ).toBe(1)
    })

    test('whoever holds a role has to hand it back first', async () => {
      const { who, memberId } = await worker()
      const { grantId } = await world.does(staff, 'grantRole', {
        memberId,
        role: 'groupadmin',
        orgId: 'firm',
      })
      expect(codeOf(await leave(who))).toBe('HOLDS_ROLE')
      await world.does(staff, 'revokeRole', { grantId })
      expect(codeOf(await leave(who))).toBe('ok')
    })

    test('getting a role and leaving at once never leaves a role with somebody who is gone', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { who, memberId } = await worker()
        const [left, given] = await Promise.all([
          leave(who),
          world.call(staff, 'grantRole', { memberId, role: 'groupadmin', orgId: 'firm' }),
        ])
        expect([codeOf(left), codeOf(given)].filter((code) => code === 'ok')).toHaveLength(1)
        const active = await world.house.db
          .collection('grants')
          .countDocuments({ holder: memberId, active: true })
        expect(active).toBe(given.ok ? 1 : 0)
      }
    })

    test('the roster may bring the same person back as somebody new', async () => {
      const { who, number } = await worker()
      await leave(who)
      const again = await world.addMember(`again-${number}`, 'firm', number)
      const back = await world.does(who, 'bindByPhoneCode', {
        code: world.wechat.issue('phone', { phone: phoneNumber(number) }),
        consent: true,
      })
      expect(back.state).toBe('bound')
      expect((await world.does(who, 'whoAmI', {})).member?.memberId).toBe(again)
    })
  })
})
