import { readEnvironment } from '../../config/environment'
import { laterCore } from '../../src/compose/later-core'
import { questions } from '../../src/engines/lecture/store/questions'
import { HOUSE } from '../../src/kernel/caller'
import { drainOutbox } from '../../src/kernel/outbox'
import { unitOf } from '../../src/kernel/transaction'
import { openWorld, type World } from '../engines/lecture/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('when membership says that somebody has left, their name goes from the lectures too', async () => {
  const worker = await world.worker('w1', await world.enterprise('jixie'))
  const lectureId = await world.live()
  const questionId = await world.asked(worker, lectureId, '停工期间社保谁交？')
  const askerOf = async () => (await questions.of(world.house.db).findOne({ _id: questionId }))?.asker
  expect(await askerOf()).toBe('陈样例w1')
  await unitOf(world.house, HOUSE).outbox.add('membership.left', 'mem_w1', { memberId: 'mem_w1' })
  const problems: unknown[] = []
  await drainOutbox(world.house, laterCore.quick(world.house, readEnvironment({})), (_message, error) => {
    problems.push(error)
  })
  expect(problems).toEqual([])
  expect(await askerOf()).toBe('一位工友')
})
