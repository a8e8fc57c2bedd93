import { createLectureEngine } from '../../../src/engines/lecture'
import { lectureConsumers } from '../../../src/flows/lecture-consumers'
import type { Caller } from '../../../src/kernel/caller'
import { createDispatch } from '../../../src/kernel/dispatch'
import { drainOutbox, outboxMessages } from '../../../src/kernel/outbox'
import { crashingHouse } from '../../flows/crashing-house'
import { another, flowPorts, groupOf, lawyer, lawyer2, openWorld, ports, staff, type World } from './world'

let world: World
let worker: Caller
let lectureId: string
beforeAll(async () => {
  world = await openWorld()
  worker = await world.worker('w1', await world.enterprise('jixie'))
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.move(6 * 3_600_000)
  lectureId = await world.live({ coHostIds: ['mem_staff', 'mem_lawyer2'] })
})
afterEach(async () => {
  await world.done(another(lawyer), 'takeOver', { lectureId })
  await world.done(another(lawyer), 'endLecture', { lectureId })
})

const entries = async () => (await world.done(another(worker), 'readRoom', { lectureId, after: 0 })).items
const said = async (): Promise<string[]> =>
  (await entries()).filter(({ kind }) => kind === 'said').map(({ text = '' }) => text)

it('two consoles that send at the same moment are brought into one order, and a piece is in the room once', async () => {
  const { script } = await world.done(lawyer, 'readConsole', { lectureId })
  const taps = script.flatMap(({ pieceId }) => [pieceId, pieceId, pieceId])
  const answers = await Promise.all(
    taps.map((pieceId) => world.done(another(lawyer), 'sendPiece', { lectureId, pieceId })),
  )
  expect(answers.filter(({ already }) => !already)).toHaveLength(script.length)
  const room = await entries()
  expect(room.map(({ position }) => position)).toEqual(room.map((_, at) => at + 1))
  expect((await said()).sort()).toEqual(script.map(({ text }) => text).sort())
  expect(room.flatMap(({ number }) => number ?? [])).toEqual([1, 2, 3])
})

it('a nervous finger says a thing once', async () => {
  const input = { lectureId, text: '大家好' }
  const me = another(lawyer)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.done(me, 'say', input, 'one-finger-one-key')),
  )
  expect(new Set(answers.map(({ position }) => position)).size).toBe(1)
  expect(await said()).toEqual(['大家好'])
})

it('when the phone dies the co-host takes over, and what the phone sends later is not said', async () => {
  await world.done(another(lawyer), 'say', { lectureId, text: '讲到一半' })
  expect(await world.codeOf(another(lawyer2), 'say', { lectureId, text: '我接着' })).toBe('OTHER_SPEAKER')
  await world.done(another(lawyer2), 'takeOver', { lectureId })
  await world.done(another(lawyer2), 'say', { lectureId, text: '我接着' })
  expect(await world.codeOf(another(lawyer), 'say', { lectureId, text: '迟到的一句' })).toBe('OTHER_SPEAKER')
  expect(await said()).toEqual(['讲到一半', '我接着'])
  const { room } = await world.done(worker, 'openRoom', { lectureId, groupId: groupOf(worker) })
  expect(room.speaker).toBe('陈样例lawyer2律师')
  await world.done(another(staff), 'takeOver', { lectureId })
  expect(await world.codeOf(another(lawyer2), 'closeQueue', { lectureId })).toBe('OTHER_SPEAKER')
})

it('a viewer who was offline for ten minutes gets everything once and in order', async () => {
  const before = await entries()
  for (let n = 0; n < 45; n += 1) await world.done(another(lawyer), 'say', { lectureId, text: `第 ${n} 句` })
  world.clock.move(600_000)
  const heard = [...before]
  for (;;) {
    const after = heard.at(-1)?.position ?? 0
    const { items, last } = await world.done(another(worker), 'readRoom', { lectureId, after })
    heard.push(...items)
    if (heard.length >= last) break
  }
  expect(heard.map(({ position }) => position)).toEqual(heard.map((_, at) => at + 1))
  expect(heard.flatMap(({ text }) => (text?.endsWith('句') === true ? [text] : []))).toEqual(
    Array.from({ length: 45 }, (_, n) => `第 ${n} 句`),
  )
})

it('a server that is killed anywhere between tap and publish leaves nothing half said, and the next tap says it once', async () => {
  let positions = 0
  for (let atWrite = 1; ; atWrite += 1) {
    for (const when of ['before', 'after'] as const) {
      const dying = crashingHouse(world.house, atWrite, when)
      const dispatch = createDispatch(dying.house, [createLectureEngine(ports)], () =>
        Promise.resolve(lawyer),
      )
      const call = {
        ...{ engine: 'lecture', operation: 'say', credential: { kind: 'token', token: 't' } as const },
        input: { lectureId, text: `写第 ${atWrite} 次${when}`, key: true },
        ...{ key: `killed-${atWrite}-${when}`, address: '203.0.113.1' },
      }
      await dispatch(call)
      if (!dying.crashed()) {
        expect(atWrite).toBeGreaterThan(3)
        expect((await said()).length).toBe(positions + 1)
        return
      }
      await world.done(lawyer, 'say', call.input, call.key)
      positions += 1
      expect(await said()).toHaveLength(positions)
    }
  }
})

it('a worker that is killed while it tells the groups tells each of them once', async () => {
  for (let atWrite = 1; ; atWrite += 1) {
    const text = `写第 ${atWrite} 次`
    await world.done(another(lawyer), 'say', { lectureId, text, key: true })
    const dying = crashingHouse(world.house, atWrite, 'after')
    await drainOutbox(dying.house, lectureConsumers(dying.house, flowPorts), () => undefined).catch(
      () => undefined,
    )
    // The lease of the dead worker ends.
    await outboxMessages
      .of(world.house.db)
      .updateMany({ state: 'waiting' }, { $set: { dueAt: world.clock.now(), attempts: 0 } })
    await world.work()
    const page = await world.groupPage(groupOf(worker))
    expect(page.filter(({ kind }) => kind === 'segment').length).toBeGreaterThan(0)
    if (!dying.crashed()) break
  }
  const { items } = await world.done(another(worker), 'readRoom', { lectureId })
  const told = (await world.groupPage(groupOf(worker))).filter(({ kind }) => kind === 'segment')
  const numbers = items.flatMap(({ number }) => number ?? []).map((number) => `讲座第 ${number} 段`)
  expect(told.map(({ words }) => words).slice(-numbers.length)).toEqual(numbers)
})

it('only hosts work the console: to everybody else it is not there', async () => {
  const calls = [
    ['readConsole', { lectureId }],
    ['say', { lectureId, text: '我也说一句' }],
    ['sendPiece', { lectureId, pieceId: 'pc_x' }],
    ['extendLecture', { lectureId, minutes: 10 }],
    ['closeQueue', { lectureId }],
    ['endLecture', { lectureId }],
    ['takeOver', { lectureId }],
    ['saveScript', { lectureId, scriptRevision: 1, pieces: [] }],
    ['startLecturePicture', { lectureId, fileName: 'a.png', bytes: 10 }],
    ['listQueue', { lectureId, view: 'most' }],
    ['listListeners', { lectureId }],
  ] as const
  for (const [name, input] of calls)
    expect([name, await world.codeOf(another(worker), name, input)]).toEqual([name, 'NOT_FOUND'])
  expect(await said()).toEqual([])
})

it('a share card opens the room for reading and for nothing else', async () => {
  const visitor: Caller = { accountId: 'acc_visitor', trust: 'none', orgPath: [], grants: [] }
  expect(await world.codeOf(visitor, 'openRoom', { lectureId })).toBe('NOT_FOUND')
  const { share = '' } = await world.done(worker, 'openRoom', { lectureId, groupId: groupOf(worker) })
  const room = await world.done(visitor, 'openRoom', { lectureId, share })
  expect([room.mayAsk, room.whyNot, room.host, room.share]).toEqual([false, 'BIND_PHONE', false, undefined])
  expect(await world.codeOf(visitor, 'openRoom', { lectureId, share: `${share}x` })).toBe('NOT_FOUND')
  expect(await world.codeOf(visitor, 'openRoom', { lectureId: await otherLecture(), share })).toBe(
    'NOT_FOUND',
  )
  const ask = { lectureId, groupId: groupOf(worker), text: '可以问吗', shownAs: 'name' }
  expect(await world.codeOf(visitor, 'ask', ask)).toBe('BIND_PHONE')
})

const otherLecture = (): Promise<string> =>
  world.planned({ startsAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString() })

it('the audience is counted by the server, once a person, and leaves when it is not heard of', async () => {
  for (let n = 0; n < 3; n += 1)
    await world.done(another(worker), 'stay', { lectureId, groupId: groupOf(worker) })
  world.clock.move(5_000)
  await world.work()
  const listeners = async () => (await world.done(another(lawyer), 'listListeners', { lectureId })).items
  expect(await listeners()).toMatchObject([{ groupId: 'g_jixie', came: 1, listening: 1 }])
  // One listener is a number for the hosts; the room and the first page would be telling who.
  expect((await world.done(another(lawyer), 'readConsole', { lectureId })).room.listening).toBe(1)
  expect((await world.done(another(worker), 'readRoom', { lectureId })).room.listening).toBe(0)
  expect((await world.done(another(worker), 'onNow', {})).lecture?.listening).toBe(0)
  world.clock.move(600_000)
  await world.work()
  expect(await listeners()).toMatchObject([{ came: 1, listening: 0 }])
})

it('a lecture that everybody forgot ends by itself', async () => {
  await world.done(another(lawyer), 'say', { lectureId, text: '先到这里' })
  world.clock.move(4 * 3_600_000)
  await world.work()
  const minutes = await world.done(another(staff), 'readMinutes', { lectureId })
  expect(minutes.segments).toHaveLength(1)
  lectureId = await world.live()
})
