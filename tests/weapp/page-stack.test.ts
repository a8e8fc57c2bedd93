import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAll, MOST_PAGES, startWeapp, tap, textOf, type Weapp } from './harness'

const dist = join(__dirname, '../../dist/weapp')
const whoAmI = { accountId: 'account_1', trust: 'phone', consentsMissing: [], roles: [] }
const LOOKS = '谁查看过我的资料'

describe('WeChat keeps ten pages open at most', () => {
  let weapp: Weapp
  afterEach(() => weapp.close())

  test('whoever has come that deep still goes on: the page that they leave makes room', async () => {
    const callFunction = async ({ data }: { data: { operation: string } }) => {
      await sleep(1)
      return data.operation === 'whoAmI'
        ? { result: { ok: true, output: whoAmI } }
        : { result: { ok: false, refusal: { code: 'NOT_FOUND', message: '没有找到' } } }
    }
    weapp = startWeapp(dist, { wx: { cloud: { init: () => undefined, callFunction } } })
    weapp.open('pages/me/index')
    const links = () =>
      findAll(weapp.page().data.root, (node) => node.cl?.includes('tap') === true && textOf(node) === LOOKS)
    for (let depth = 2; depth <= MOST_PAGES; depth += 1) {
      weapp.open('packages/account/my-data/index')
      await weapp.until(() => links().length > 0)
    }
    const [link] = links()
    if (link === undefined) throw new Error('no link')
    tap(weapp.page(), link)
    await weapp.until(() => weapp.page().route === 'packages/account/looks/index')
    expect(weapp.complaints).toEqual([])
  })
})
