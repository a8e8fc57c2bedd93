import type { broadcast } from '../../../src/engines/broadcast/contract'
import type { OutputOf } from '../../../src/kernel/contract'
import { startTestCloud, type TestCloud } from '../../support/local-cloud'

type Output<N extends keyof typeof broadcast> = OutputOf<(typeof broadcast)[N]>

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
}, 120_000)
afterAll(() => cloud.stop())

const ask = async <N extends keyof typeof broadcast>(account: string, name: N, input: unknown = {}) => {
  const { status, body } = await cloud.post(await cloud.signIn(account), `broadcast/${name}`, input)
  expect([status, body]).toEqual([200, expect.anything()])
  return body as Output<N>
}

test('a stranger finds a running notice, packs to pass on, a question asked back and a correction', async () => {
  const { items } = await ask('staff', 'listBroadcasts')
  const [notice] = items.filter(({ kind }) => kind === 'text')
  expect(notice?.title).toBe('下周三法律服务进园区')
  const funnel = await ask('staff', 'readFunnel', { broadcastId: notice?.broadcastId })
  const robot = funnel.channels?.find(({ channel }) => channel === 'robot')
  expect(robot?.groups).toBeGreaterThan(20)
  expect(funnel.counts.delivered).toBe(funnel.counts.groups)

  const packs = await ask('groupadmin', 'listRelayPacks')
  expect(packs.waiting).toBeGreaterThanOrEqual(2)
  expect(packs.items[0]?.text).toContain('http://127.0.0.1')

  const asked = await ask('staff', 'listAskedBack')
  expect(asked.items.map(({ text }) => text)).toEqual(['派遣工停工，找派遣公司还是找工厂？'])
  const page = await ask('worker', 'openGroup', { groupId: 'group_1' })
  expect(page.questions?.map(({ state }) => state).sort()).toEqual(['answered', 'waiting'])

  const correction = items.find(({ corrects }) => corrects !== undefined)
  const read = await ask('worker', 'readCorrection', {
    groupId: 'group_1',
    itemId: correction?.broadcastId,
  })
  expect(read.readOld).toBe(true)
  expect(read.changes).toHaveLength(1)
  expect(page.quiet).toEqual([])
  expect((await ask('staff', 'listDrafts')).items).toHaveLength(1)
  const ways = await ask('staff', 'listWays', { trouble: true })
  expect(ways.items.length).toBeLessThanOrEqual(2)
})

test('a card shared into a chat is read by somebody who is not signed in, and nothing of the group is told', async () => {
  const packs = await ask('groupadmin', 'listRelayPacks')
  const token = packs.items[0]?.share.path.split('s=')[1]
  const { status, body } = await cloud.post(undefined, 'broadcast/readShare', { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({ title: expect.any(String) as string, corrected: false, withdrawn: false })
  expect(JSON.stringify(body)).not.toContain('group_')
  const guessed = await cloud.post(undefined, 'broadcast/readShare', {
    token: `${token?.slice(0, -2) ?? ''}AA`,
  })
  expect(guessed.status).toBe(404)
})
