import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the money that the desk shows is the money in the books: in parts, undone, given back, run out and at the end', async () => {
  const at = (hours: number): string =>
    new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
  const campaignId = await world.campaign({
    kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: true },
    rounds: [{ roundId: 'r1', opensAt: at(-1), closesAt: at(6), count: 20 }],
    ...{ budget: 100_000, useFrom: at(-1), useUntil: at(48) },
  })
  const same = async () => {
    const { figures, state } = await world.done(world.staff, 'readStaffCampaign', { campaignId })
    const { accounts } = await world.done(world.auditor, 'readBooks', { campaignId })
    const inBooks = (name: string) =>
      accounts.find(({ account }) => account === `${name}:${campaignId}`)?.balance ?? 0
    const { budget, ...parts } = figures.money
    expect([parts.free, parts.promised]).toEqual([inBooks('campaign'), inBooks('people')])
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(budget)
    return { ...parts, state }
  }
  await same()
  const [part, whole, back, holds] = await world.workers('figures', 4)
  if (!part || !whole || !back || !holds) throw new Error('nobody')
  const [partId, wholeId, backId] = [
    await world.claim(part, campaignId),
    await world.claim(whole, campaignId),
    await world.claim(back, campaignId),
  ]
  await world.claim(holds, campaignId)
  expect(await same()).toMatchObject({ promised: 20_000, free: 80_000 })
  await world.take(part, partId, { price: 1_999 })
  const { redemptionId } = await world.take(whole, wholeId, { price: 9_000 })
  expect(await same()).toMatchObject({ promised: 13_001, usedOpen: 6_999 })
  await world.done(world.manager, 'undoRedemption', { redemptionId, reason: '重来' })
  await world.done(back, 'returnCoupon', { couponId: backId })
  expect(await same()).toMatchObject({ promised: 13_001, usedOpen: 1_999 })
  world.clock.move(5 * 24 * 3_600_000)
  await world.work()
  expect(await same()).toMatchObject({ state: 'ended', promised: 0, free: 0, returned: 98_001 })
  await world.balanced()
})
