import { auditEntries } from '../../../src/kernel/audit'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const newList = async (name: string): Promise<string> =>
  (await world.done(world.staff, 'savePeopleList', { name, orgId: 'org_district' })).listId
const namesOn = async (listId: string) =>
  (await world.done(world.staff, 'readPeopleList', { listId })).items.map(({ memberId }) => memberId)

test('people come on a list once, however often and at once they are added, and come off again', async () => {
  const listId = await newList('困难职工（示例）')
  const [a, b] = await world.workers('listed', 2)
  const ids = [a?.memberId ?? '', b?.memberId ?? '']
  await Promise.all(
    Array.from({ length: 4 }, () =>
      world.call(world.staff, 'benefit.changePeopleList', { listId, add: [...ids, ...ids] }),
    ),
  )
  expect((await namesOn(listId)).sort()).toEqual([...ids].sort())
  const { items } = await world.done(world.staff, 'listPeopleLists', {})
  expect(items.find((one) => one.listId === listId)).toMatchObject({ people: 2 })
  expect(
    await world.done(world.staff, 'changePeopleList', { listId, add: [], remove: [ids[0] ?? ''] }),
  ).toEqual({ people: 1 })
  expect(await namesOn(listId)).toEqual([ids[1]])
})

test('a list that is renamed keeps its people', async () => {
  const listId = await newList('夜班')
  const worker = await world.worker('renamed')
  await world.done(world.staff, 'changePeopleList', { listId, add: [worker.memberId ?? ''], remove: [] })
  await world.done(world.staff, 'savePeopleList', { listId, name: '夜班（冬季）', orgId: 'org_district' })
  const { items } = await world.done(world.staff, 'listPeopleLists', {})
  expect(items.find((one) => one.listId === listId)).toMatchObject({ name: '夜班（冬季）', people: 1 })
})

test('nobody of another district comes on a list', async () => {
  const listId = await newList('名单')
  const stranger = await world.worker('elsewhere', { orgPath: ['org_other', 'org_other_firm'] })
  const add = [stranger.memberId ?? '']
  expect(await world.code(world.staff, 'changePeopleList', { listId, add, remove: [] })).toBe('OUT_OF_SCOPE')
  expect(await namesOn(listId)).toEqual([])
})

test('who is on a list is seen by staff alone, and every look is written down', async () => {
  const listId = await newList('困难职工')
  for (const caller of [await world.worker('curious'), world.auditor]) {
    expect(await world.code(caller, 'readPeopleList', { listId })).toBe('NOT_ALLOWED')
  }
  const looks = () => auditEntries.of(world.house.db).countDocuments({ action: 'look', subject: listId })
  const before = await looks()
  await namesOn(listId)
  await namesOn(listId)
  expect((await looks()) - before).toBe(2)
})
