import { startOutboxWorker, type OutboxWorker } from '../../src/flows/outbox-worker'
import { HOUSE } from '../../src/kernel/caller'
import { inTransaction } from '../../src/kernel/transaction'
import { outboxMessages, type Consumer } from '../../src/kernel/outbox'
import { testHouse, type TestHouse } from '../support/test-house'

let t: TestHouse
let workers: OutboxWorker[]
beforeEach(async () => {
  t = await testHouse(() => [])
  workers = []
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await t.close()
})

const add = (keys: readonly string[]) =>
  inTransaction(t.house, HOUSE, async (unit) => {
    for (const key of keys) await unit.outbox.add('test', key, { key })
  })
const start = (consumer: Consumer, everyMs: number, problems: unknown[] = []): OutboxWorker => {
  const worker = startOutboxWorker({
    house: t.house,
    consumers: { test: consumer },
    onProblem: (error) => problems.push(error),
    everyMs,
  })
  workers.push(worker)
  return worker
}
const until = async (seen: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await seen()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not happen within four seconds')
}
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('three workers on one outbox handle each message once', async () => {
  const keys = Array.from({ length: 60 }, (_, index) => `k${index}`)
  const seen: string[] = []
  await add(keys)
  for (let n = 0; n < 3; n += 1) {
    start(async ({ payload }) => {
      await pause(2)
      seen.push(String(payload['key']))
    }, 20)
  }
  await until(async () => (await outboxMessages.of(t.house.db).countDocuments({ state: 'done' })) === 60)
  expect([...seen].sort()).toEqual([...keys].sort())
})

test('a worker that was woken looks at once, one that was not looks at its next turn', async () => {
  const seen: string[] = []
  const worker = start(({ payload }) => {
    seen.push(String(payload['key']))
    return Promise.resolve()
  }, 60_000)
  await pause(100)
  await add(['a'])
  await pause(100)
  expect(seen).toEqual([])
  worker.wake()
  await until(() => seen.length === 1)
})

test('being woken while it works is not forgotten', async () => {
  const seen: string[] = []
  let release: (() => void) | undefined
  const worker = start(async ({ payload }) => {
    seen.push(String(payload['key']))
    if (payload['key'] === 'slow') await new Promise<void>((resolve) => (release = resolve))
  }, 60_000)
  await add(['slow'])
  worker.wake()
  await until(() => release !== undefined)
  await add(['after'])
  worker.wake()
  release?.()
  await until(() => seen.length === 2)
})

test('stopping lets the message in hand end, takes no other, and leaves the rest for the next worker', async () => {
  await add(['a', 'b', 'c'])
  const begun: string[] = []
  const ended: string[] = []
  const worker = start(async ({ payload }) => {
    begun.push(String(payload['key']))
    await pause(150)
    ended.push(String(payload['key']))
  }, 20)
  await until(() => begun.length === 1)
  await worker.stop()
  expect([begun.length, ended.length]).toEqual([1, 1])
  expect(await outboxMessages.of(t.house.db).countDocuments({ state: 'done' })).toBe(1)
  await pause(100)
  expect(begun).toHaveLength(1)
  start(({ payload }) => {
    ended.push(String(payload['key']))
    return Promise.resolve()
  }, 20)
  await until(() => ended.length === 3)
  expect([...ended].sort()).toEqual(['a', 'b', 'c'])
})

test('a consumer that fails is told of and comes again later, and does not hold up the others', async () => {
  await add(['bad', 'good'])
  const seen: string[] = []
  const problems: unknown[] = []
  let broken = true
  start(
    ({ payload }) => {
      if (payload['key'] === 'bad' && broken) throw new Error('not now')
      seen.push(String(payload['key']))
      return Promise.resolve()
    },
    20,
    problems,
  )
  await until(() => seen.includes('good') && problems.length === 1)
  broken = false
  t.clock.move(10_000)
  await until(() => seen.includes('bad'))
  expect(problems).toHaveLength(1)
})
