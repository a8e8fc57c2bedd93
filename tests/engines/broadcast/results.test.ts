import { openWorkbook } from '../../../src/adapters/xlsx/open-workbook'
import type { Caller } from '../../../src/kernel/caller'
import { EVERYBODY, openWorld, staff, street1, street2, type World } from './world'

const MINUTE = 60_000

let world: World
const readers: Caller[] = []
beforeAll(async () => {
  world = await openWorld()
  for (const [street, name] of [
    ['o_street1', 'a'],
    ['o_street1', 'b'],
    ['o_street2', 'c'],
  ] as const) {
    const path = await world.enterprise(street, name, {
      name: name === 'b' ? '=1+1' : `${name}示例群`,
      // The third is a page alone.
      ...(name !== 'c' && { kind: 'wechat' as const }),
    })
    for (let n = 0; n < 5; n += 1) readers.push(await world.addMember(`${name}${n}`, path))
  }
})
afterAll(() => world.close())

const readSome = async () => {
  const broadcastId = await world.send(EVERYBODY)
  await world.deliver()
  for (let n = 0; n < 5; n += 1) {
    world.clock.move(10 * MINUTE)
    await world.done(readers[n] as Caller, 'acknowledge', { groupId: 'g_a', itemId: broadcastId })
  }
  return broadcastId
}

test('subtrees add up to the whole, before the counters hold anything and afterwards', async () => {
  const broadcastId = await readSome()
  for (const counted of [false, true]) {
    if (counted) await world.deliver()
    const { counts, channels, trouble } = await world.done(staff, 'readFunnel', { broadcastId })
    const { items } = await world.done(staff, 'readSubtrees', { broadcastId })
    expect(items.map(({ name }) => name)).toEqual(['样例街道工会', '示例街道工会'])
    expect(counts).toMatchObject({ groups: 3, delivered: 3, members: 15, opened: 5, acknowledged: 5 })
    expect(trouble).toMatchObject({ quiet: 2 })
    expect(channels).toMatchObject([{ channel: 'relay', groups: 2, members: 10, opened: 5, acknowledged: 5 }])
    const sum = (of: (row: (typeof items)[number]) => number) => items.reduce((all, row) => all + of(row), 0)
    expect(sum((row) => row.counts.acknowledged)).toBe(counts.acknowledged)
    expect(sum((row) => row.quiet)).toBe(2)
    const below = await world.done(staff, 'readSubtrees', { broadcastId, orgId: 'o_street1' })
    expect(below.items.map(({ orgId, counts: own }) => [orgId, own.opened])).toEqual([
      ['o_a', 5],
      ['o_b', 0],
    ])
    expect(await world.done(staff, 'readSubtrees', { broadcastId, orgId: 'o_a' })).toEqual({ items: [] })
  }
})

test('groups are found by their own name and by their union’s, of one way alone when that is asked', async () => {
  const broadcastId = await readSome()
  await world.deliver()
  const found = async (asked: object) =>
    (await world.done(staff, 'readFunnel', { broadcastId, ...asked })).groups.map(({ groupId }) => groupId)
  const [one] = (await world.done(staff, 'readFunnel', { broadcastId, text: 'a示例群' })).groups
  expect(one?.groupId).toBe('g_a')
  expect(await found({ text: one?.orgName })).toContain('g_a')
  expect(await found({ text: '.*' })).toEqual([])
  expect(await found({ channel: 'relay', which: 'quiet' })).toEqual(['g_b'])
  expect(await found({ channel: 'robot' })).toEqual([])
})

test('a street sees its own part of everything, and nothing of another', async () => {
  const broadcastId = await readSome()
  expect((await world.done(street2, 'readFunnel', { broadcastId })).counts.groups).toBe(1)
  expect((await world.done(street2, 'readCurve', { broadcastId })).curve.at(-1)?.opened).toBe(0)
  expect((await world.done(street1, 'readCurve', { broadcastId })).curve.at(-1)?.opened).toBe(5)
  for (const name of ['readFunnel', 'readSubtrees', 'readCurve', 'exportFunnel'] as const)
    expect(await world.codeOf(street2, name, { broadcastId, orgId: 'o_street1' })).toBe('NOT_FOUND')
})

test('half of the members is reached in the minute in which it is reached, and what was not reached is not said', async () => {
  const broadcastId = await readSome()
  const { reached, curve } = await world.done(street1, 'readCurve', { broadcastId })
  // Five of ten, at ten minutes each: the fifth came after fifty minutes.
  expect(reached).toEqual({ opened50: 51 * 60, acknowledged50: 51 * 60 })
  expect(curve[0]).toMatchObject({ opened: 0, acknowledged: 0 })
  expect(curve.length).toBeLessThanOrEqual(61)
  expect(curve.map(({ opened }) => opened)).toEqual(
    [...curve.map(({ opened }) => opened)].sort((a, b) => a - b),
  )
})

test('two broadcasts are compared from the sending of each, as far as the younger one has come', async () => {
  const [one, other] = [await readSome(), await readSome()]
  const { items } = await world.done(staff, 'compareBroadcasts', { one, other })
  expect(items.map(({ broadcastId }) => broadcastId)).toEqual([one, other])
  expect(items[0]?.curve.map(({ seconds }) => seconds)).toEqual(items[1]?.curve.map(({ seconds }) => seconds))
  expect(items.map(({ curve }) => curve.at(-1)?.acknowledged)).toEqual([5, 5])
})

test('the sheet has the numbers of the page, and no cell of it is ever a formula', async () => {
  const broadcastId = await readSome()
  const { path, rows } = await world.done(staff, 'exportFunnel', { broadcastId })
  expect(rows).toBe(3)
  const fileId = world.house.signer.verify('file', path.replace('/api/files/', ''))
  const workbook = await openWorkbook(world.house.files.open(fileId ?? ''))
  const cells: string[][] = []
  for await (const batch of workbook.sheets[0]?.rows() ?? [])
    for (const row of batch) cells.push(row.cells.map((cell) => String(cell ?? '')))
  expect(cells[0]?.slice(0, 4)).toEqual(['群', '工会', '会员', '群内页面'])
  const byName = new Map(cells.slice(1).map((row) => [row[0], row]))
  expect(byName.get('a示例群')?.slice(9, 11)).toEqual(['5', '5'])
  expect([...byName.keys()].some((name) => name?.startsWith('='))).toBe(false)
  expect(byName.has("'=1+1")).toBe(true)
})
