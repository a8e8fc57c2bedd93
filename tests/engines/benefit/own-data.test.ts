import { keptAboutMember } from '../../../src/engines/benefit/facts'
import { HOUSE, memberOf } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test("one's own data name each coupon with its campaign and what is left of it, and nobody else's", async () => {
  const campaignId = await world.campaign({ title: '示例满减券' })
  const [worker, other] = [await world.worker('mine'), await world.worker('other')]
  await world.claim(worker, campaignId)
  const about = (memberId: string) => keptAboutMember(unitOf(world.house, HOUSE), memberId)
  expect((await about(memberOf(worker))).券).toMatchObject([
    { 活动: '示例满减券', 状态: 'held', 已用分: 0, 领取: '2026-11-23T01:00:00.000Z' },
  ])
  expect(await about(memberOf(other))).toEqual({ 券: [], 候补: [], 排队: [], 名单: [] })
})
