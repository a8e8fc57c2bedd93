import { outboxMessages } from '../../../src/kernel/outbox'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-23T01:00:00Z'))

const counts = async (campaignId: string) =>
  outboxMessages
    .of(world.house.db)
    .find({ topic: 'benefit.count', 'payload.campaignId': campaignId })
    .toArray()

test('a rush of claims asks once for a count, and the figures show all of them', async () => {
  const campaignId = await world.campaign()
  const crowd = await world.workers('figures', 40)
  await Promise.all(crowd.map((one) => world.claim(one, campaignId)))
  expect(await counts(campaignId)).toHaveLength(1)
  world.clock.move(5_000)
  await world.work()
  expect(await world.done(crowd[0] ?? world.staff, 'readCampaign', { campaignId })).toMatchObject({
    books: { issued: 40 },
  })
})

test('a change that is committed after its seconds were counted is counted once more when all that was under way is over', async () => {
  const campaignId = await world.campaign()
  const [first, late] = await world.workers('late', 2)
  if (!first || !late) throw new Error('nobody')
  await world.claim(first, campaignId)
  world.clock.move(5_000)
  await world.work()
  // Asked for in the seconds that have been counted, as by a commit that took long.
  world.clock.move(-5_000)
  await world.claim(late, campaignId)
  expect(await counts(campaignId)).toMatchObject([{ state: 'waiting' }])
  world.clock.move(20_000)
  await world.work()
  expect(await world.done(late, 'readCampaign', { campaignId })).toMatchObject({ books: { issued: 2 } })
  expect(await counts(campaignId)).toMatchObject([{ state: 'done' }])
})
