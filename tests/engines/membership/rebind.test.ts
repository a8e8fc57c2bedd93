import { applyDueRebinds, membershipConsumers } from '../../../src/engines/membership/later'
import { accounts } from '../../../src/engines/membership/store/accounts'
import { rebinds } from '../../../src/engines/membership/store/rebinds'
import { auditEntries } from '../../../src/kernel/audit'
import { drainOutbox, outboxMessages } from '../../../src/kernel/outbox'
import { DAY, HOUR, MINUTE } from '../../../src/kernel/time'
import { codeOf, membershipWorld, phoneNumber, type Somebody, type World } from './world'

describe('binding a member again from another account', () => {
  let world: World
  let staff: Somebody
  let farStaff: Somebody
  let next = 200

  beforeAll(async () => {
    world = await membershipWorld()
    staff = await world.bound(await world.addMember('staff', 'street', 1), 1, 'staff@street')
    farStaff = await world.bound(await world.addMember('far-staff', 'street2', 2), 2, 'staff@street2')
  })
  afterAll(() => world.close())

  /** A member with an old account, and a new one that has just asked. */
  const asked = async () => {
    const number = (next += 1)
    const memberId = await world.addMember(`m${number}`, 'firm', number)
    const old = await world.bound(memberId, number)
    const fresh = world.somebody()
    const bind = () =>
      world.does(fresh, 'bindByPhoneCode', {
        code: world.wechat.issue('phone', { phone: phoneNumber(number) }),
        consent: true,
      })
    const answer = await bind()
    const request = await rebinds.of(world.house.db).findOne({ memberId, open: true })
    if (!request) throw new Error('no request')
    return { memberId, old, fresh, bind, answer, rebindId: request._id }
  }
  const decide = (who: Somebody, rebindId: string, approve: boolean) =>
    world.call(who, 'decideRebind', { rebindId, approve, reason: '本人到窗口核对过' })
  const trustOf = async (who: Somebody) => (await world.does(who, 'whoAmI', {})).trust
  const drain = () =>
    drainOutbox(world.house, membershipConsumers(world.house, world.ports), (_, error) => {
      throw error
    })

  test('is told to the number on the roster by a text message that says nothing of anybody, once', async () => {
    const { memberId, bind, rebindId, old } = await asked()
    await bind()
    const number = phoneNumber(Number(memberId.slice(1)))
    const heard = () => world.sms.sent().filter(({ phone }) => phone === number)
    world.sms.mood({ status: 503, says: { accepted: false } })
    await drainOutbox(world.house, membershipConsumers(world.house, world.ports), () => undefined)
    expect(heard()).toEqual([])
    world.sms.calm()
    world.clock.move(MINUTE)
    await drain()
    await drain()
    expect(heard()).toEqual([expect.objectContaining({ template: 'rebind', params: {} })])

    const later = await asked()
    await world.does(later.old, 'objectToRebind', { rebindId: later.rebindId })
    await drain()
    expect(world.sms.sent()).toHaveLength(1)
    await world.does(old, 'objectToRebind', { rebindId })
  })

  test('changes nothing at once: the old account stays bound, is told, and a message goes out', async () => {
    const { old, fresh, answer, rebindId } = await asked()
    expect(answer.state).toBe('waiting')
    expect(Date.parse(answer.effectiveAt ?? '') - world.clock.now().getTime()).toBe(DAY)
    expect(await trustOf(fresh)).toBe('none')
    const me = await world.does(old, 'whoAmI', {})
    expect(me).toMatchObject({ trust: 'phone', rebindNotice: { rebindId } })
    expect(
      await outboxMessages.of(world.house.db).countDocuments({
        topic: 'membership.rebind-requested',
        'payload.rebindId': rebindId,
        'payload.accountId': me.accountId,
      }),
    ).toBe(1)
  })

  test('a day alone moves nobody: staff have to approve', async () => {
    const { old, fresh } = await asked()
    world.clock.move(3 * DAY)
    await drain()
    await applyDueRebinds(world.house)
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['phone', 'none'])
  })

  test('approval alone moves nobody: the day has to pass, and then the member moves', async () => {
    const { old, fresh, memberId, rebindId } = await asked()
    const oldAccount = (await world.does(old, 'whoAmI', {})).accountId
    const generation = async () =>
      (await accounts.of(world.house.db).findOne({ _id: oldAccount }))?.generation ?? 0
    const before = await generation()
    expect(codeOf(await decide(staff, rebindId, true))).toBe('ok')
    await drain()
    world.clock.move(DAY - MINUTE)
    await drain()
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['phone', 'none'])
    world.clock.move(2 * MINUTE)
    await drain()
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['none', 'phone'])
    expect((await world.does(fresh, 'whoAmI', {})).member?.memberId).toBe(memberId)
    expect(await generation()).toBe(before + 1)
    expect((await world.does(old, 'whoAmI', {})).rebindNotice).toBeUndefined()
    expect(
      await auditEntries.of(world.house.db).countDocuments({ subject: memberId, action: 'rebind-account' }),
    ).toBe(1)
  })

  test('a message that was lost does not matter: the timer moves the member too, and only once', async () => {
    const { old, fresh, rebindId, memberId } = await asked()
    await decide(staff, rebindId, true)
    await outboxMessages.of(world.house.db).deleteMany({ 'payload.rebindId': rebindId })
    world.clock.move(DAY + MINUTE)
    await Promise.all([applyDueRebinds(world.house), applyDueRebinds(world.house)])
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['none', 'phone'])
    expect(
      await auditEntries.of(world.house.db).countDocuments({ subject: memberId, action: 'rebind-account' }),
    ).toBe(1)
  })

  test('approval after the day takes effect at once', async () => {
    const { old, fresh, rebindId } = await asked()
    world.clock.move(DAY + HOUR)
    expect(codeOf(await decide(staff, rebindId, true))).toBe('ok')
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['none', 'phone'])
  })

  test('the old owner objects, even after approval, and that is the end of it', async () => {
    const { old, fresh, rebindId } = await asked()
    await decide(staff, rebindId, true)
    expect(codeOf(await world.call(old, 'objectToRebind', { rebindId }))).toBe('ok')
    world.clock.move(2 * DAY)
    await drain()
    await applyDueRebinds(world.house)
    expect([await trustOf(old), await trustOf(fresh)]).toEqual(['phone', 'none'])
    expect(codeOf(await decide(staff, rebindId, true))).toBe('ALREADY_DECIDED')
    expect(codeOf(await world.call(old, 'objectToRebind', { rebindId }))).toBe('ALREADY_DECIDED')
  })

  test('nobody but the old owner may object, and others cannot tell that the request exists', async () => {
    const { fresh, rebindId } = await asked()
    for (const who of [fresh, world.somebody(), staff]) {
      expect(codeOf(await world.call(who, 'objectToRebind', { rebindId }))).toBe('NOT_FOUND')
    }
  })

  test('a refused request stays refused', async () => {
    const { old, rebindId } = await asked()
    expect(codeOf(await decide(staff, rebindId, false))).toBe('ok')
    expect((await world.does(old, 'whoAmI', {})).rebindNotice).toBeUndefined()
    expect(codeOf(await decide(staff, rebindId, true))).toBe('ALREADY_DECIDED')
  })

  test('asking again neither makes a second request nor moves its day', async () => {
    const { bind, answer, memberId } = await asked()
    world.clock.move(HOUR)
    expect((await bind()).effectiveAt).toBe(answer.effectiveAt)
    expect(await rebinds.of(world.house.db).countDocuments({ memberId })).toBe(1)
  })

  test('staff elsewhere cannot see or decide it; workers and the askers themselves neither', async () => {
    const { old, fresh, rebindId } = await asked()
    expect(codeOf(await decide(farStaff, rebindId, true))).toBe('NOT_FOUND')
    expect(codeOf(await decide(old, rebindId, true))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(fresh, rebindId, true))).toBe('NOT_ALLOWED')
    const far = await world.does(farStaff, 'listRebinds', {})
    expect(far.items).toEqual([])
    const near = await world.does(staff, 'listRebinds', {})
    expect(near.items.map((item) => item.rebindId)).toContain(rebindId)
  })

  test('staff do not decide about their own account', async () => {
    const number = (next += 1)
    const memberId = await world.addMember(`m${number}`, 'firm', number)
    const own = await world.bound(memberId, number, 'staff@street')
    await world.does(world.somebody(), 'bindByPhoneCode', {
      code: world.wechat.issue('phone', { phone: phoneNumber(number) }),
      consent: true,
    })
    const request = await rebinds.of(world.house.db).findOne({ memberId })
    expect(codeOf(await decide(own, request?._id ?? '', true))).toBe('NOT_ALLOWED')
  })

  test('of ten decisions at once one counts', async () => {
    const { rebindId } = await asked()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => decide(staff, rebindId, at % 2 === 0)),
    )
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok', 'ALREADY_DECIDED']))
  })

  test('approving on the day and objecting at once: whoever is second learns that it is decided', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { old, fresh, rebindId } = await asked()
      world.clock.move(DAY + MINUTE)
      const [approved, objected] = await Promise.all([
        decide(staff, rebindId, true),
        world.call(old, 'objectToRebind', { rebindId }),
      ])
      expect([codeOf(approved), codeOf(objected)].sort()).toEqual(['ALREADY_DECIDED', 'ok'])
      expect([await trustOf(old), await trustOf(fresh)]).toEqual(
        approved.ok ? ['none', 'phone'] : ['phone', 'none'],
      )
    }
  })

  test('who leaves meanwhile is moved nowhere', async () => {
    const { old, fresh, rebindId } = await asked()
    await decide(staff, rebindId, true)
    await world.does(old, 'leave', { confirm: '我要退出' })
    world.clock.move(DAY + MINUTE)
    await drain()
    expect(await trustOf(fresh)).toBe('none')
  })
})
