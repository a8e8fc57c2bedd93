import { reactionCounts, reactions } from '../../../src/engines/lecture/store/reactions'
import { shownReactions } from '../../../src/engines/lecture/rules/interval'
import type { Caller } from '../../../src/kernel/caller'
import { SECOND } from '../../../src/kernel/time'
import { person } from '../../support/test-house'
import { another, groupOf, lawyer, openWorld, type World } from './world'

let world: World
let lectureId: string
let firm: string[]
beforeAll(async () => {
  world = await openWorld()
  firm = await world.enterprise('jixie')
  await world.enterprise('shipin')
})
beforeEach(async () => {
  world.clock.move(6 * 3_600_000)
  lectureId = await world.live()
  await world.done(another(lawyer), 'say', { lectureId, text: '先说第一个月', key: false })
})
afterEach(() => world.done(another(lawyer), 'endLecture', { lectureId }))
afterAll(() => world.close())

const tap = (caller: Caller, about: { number?: number; what?: 'clear' | 'clap'; groupId?: string } = {}) =>
  world.codeOf(caller, 'react', { lectureId, groupId: groupOf(caller), number: 1, what: 'clear', ...about })
const head = async () => {
  world.clock.move(5 * SECOND)
  await world.work()
  return (await world.done(another(lawyer), 'readRoom', { lectureId })).room
}
const crowd = (count: number): Caller[] =>
  Array.from({ length: count }, (_, n) => person(`r${n}`, { orgPath: firm }))

test('taps of many people at once are each counted once a segment, however often somebody taps; the head tells them with the audience', async () => {
  const people = crowd(40)
  for (const caller of people) await world.done(caller, 'stay', { lectureId, groupId: groupOf(caller) })
  const taps = people.flatMap((caller) => [another(caller), another(caller), another(caller)])
  expect(new Set(await Promise.all(taps.map((caller) => tap(caller))))).toEqual(new Set(['ok']))
  await Promise.all(people.slice(0, 12).map((caller) => tap(another(caller), { what: 'clap' })))
  expect((await head()).reactions).toEqual({ number: 1, clear: 40, clap: 12 })
  expect((await world.done(another(lawyer), 'readConsole', { lectureId })).reacted).toEqual({
    ...{ clear: 40, clap: 12 },
  })
  // The next segment begins anew.
  await world.done(another(lawyer), 'say', { lectureId, text: '再说第二个月', key: false })
  expect((await world.done(another(lawyer), 'readConsole', { lectureId })).reacted.clear).toBe(0)
  await Promise.all(people.slice(0, 11).map((caller) => tap(another(caller), { number: 2 })))
  expect((await head()).reactions).toEqual({ number: 2, clear: 11, clap: 0 })
  expect(JSON.stringify(await world.done(another(lawyer), 'readRoom', { lectureId }))).not.toMatch(/mem_r/)
})

test('of few people nothing is told to the room, neither of few reactions among many', async () => {
  const people = crowd(9)
  for (const caller of people) await world.done(caller, 'stay', { lectureId, groupId: groupOf(caller) })
  await Promise.all(people.map((caller) => tap(another(caller))))
  expect((await head()).reactions).toBeUndefined()
  expect(shownReactions(9, { clear: 90, clap: 0 })).toBeUndefined()
  expect(shownReactions(500, { clear: 9, clap: 9 })).toBeUndefined()
  expect(shownReactions(500, { clear: 437, clap: 9 })).toEqual({ clear: 430, clap: 0 })
})

test('the minutes keep what the room was told of each segment, of few people nothing, and go on when the taps are forgotten', async () => {
  const people = crowd(12)
  for (const caller of people) await world.done(caller, 'stay', { lectureId, groupId: groupOf(caller) })
  for (const text of ['再说第二个月', '最后说补发'])
    await world.done(another(lawyer), 'say', { lectureId, text, key: false })
  const taps = (count: number, number: number, what: 'clear' | 'clap') =>
    Promise.all(people.slice(0, count).map((caller) => tap(another(caller), { number, what })))
  await taps(12, 1, 'clear')
  await taps(9, 1, 'clap')
  await taps(9, 2, 'clear')
  await taps(11, 3, 'clap')
  await world.done(another(lawyer), 'endLecture', { lectureId })
  await world.work()
  const minutes = async () => (await world.done(another(lawyer), 'readMinutes', { lectureId })).reactions
  const told = [
    { number: 1, clear: 12, clap: 0 },
    { number: 3, clear: 0, clap: 11 },
  ]
  expect(await minutes()).toEqual(told)
  await reactionCounts.of(world.house.db).deleteMany({})
  await world.work()
  expect(await minutes()).toEqual(told)
  lectureId = await world.live()
})

test('of few listeners the minutes tell nothing either', async () => {
  const people = crowd(9)
  for (const caller of people) await world.done(caller, 'stay', { lectureId, groupId: groupOf(caller) })
  await Promise.all(people.map((caller) => tap(another(caller))))
  await world.done(another(lawyer), 'endLecture', { lectureId })
  await world.work()
  expect((await world.done(another(lawyer), 'readMinutes', { lectureId })).reactions).toEqual([])
  lectureId = await world.live()
})

test('a tap writes nothing into the room', async () => {
  const before = await world.house.db.collection('lecture_rooms').findOne({ _id: lectureId as never })
  for (const caller of crowd(5)) expect(await tap(caller)).toBe('ok')
  expect(await world.house.db.collection('lecture_rooms').findOne({ _id: lectureId as never })).toEqual(
    before,
  )
  expect(await reactions.of(world.house.db).countDocuments({ _id: new RegExp(`^${lectureId}:1:`) })).toBe(5)
})

test('only members of a group that hears it react, to segments that were sent, while it is on', async () => {
  const [caller] = crowd(1)
  if (!caller) throw new Error('nobody')
  expect(await tap(caller, { number: 2 })).toBe('NOT_FOUND')
  expect(await tap(caller, { groupId: 'g_shipin' })).toBe('NOT_FOUND')
  const stranger = person('x', { orgPath: ['o_city', 'o_elsewhere'] })
  expect(await tap(stranger, { groupId: 'g_jixie' })).toBe('NOT_FOUND')
  const visitor: Caller = { accountId: 'passer-by', trust: 'none', orgPath: [], grants: [] }
  expect(await tap(visitor, { groupId: 'g_jixie' })).not.toBe('ok')
  expect(await tap(caller, { number: { $gt: 0 } as never })).toBe('BAD_INPUT')
  await world.done(another(lawyer), 'endLecture', { lectureId })
  expect(await tap(caller)).toBe('NOT_LIVE')
  lectureId = await world.live()
})
