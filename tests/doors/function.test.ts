import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { freshDatabase, type FreshDatabase } from '../support/database'
import { FUNCTIONS, startFunction, type FunctionInstance } from '../support/function-instance'

/** The bundles as they are deployed, called as the cloud calls them: an event, and WX_* set for this one event. */
let database: FreshDatabase
const instances = new Map<string, FunctionInstance>()

beforeAll(async () => {
  database = await freshDatabase()
  const key = () => randomBytes(32).toString('base64')
  const environment = {
    MONGODB_URI: database.uri,
    MONGODB_NAME: database.name,
    DATA_KEYS: `a:${key()}`,
    INDEX_KEY: key(),
    SIGN_KEY: key(),
    LOG_LEVEL: 'silent',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID',
    WX_APPID: 'wxlocalweapp000001',
  }
  for (const name of readdirSync(FUNCTIONS)) instances.set(name, await startFunction(name, environment))
})
afterAll(async () => {
  for (const instance of instances.values()) instance.stop()
  await database.drop()
})

const call = (
  name: string,
  event: unknown,
  environment: Record<string, string> = { WX_OPENID: 'openid-one' },
) => {
  const instance = instances.get(name)
  if (!instance) throw new Error(`no function ${name}`)
  return instance.call(event, environment)
}

test('every engine has its function, and so has the timer', () => {
  expect([...instances.keys()].sort()).toEqual(['broadcast', 'library', 'membership', 'timers'])
})

test('the caller is who WeChat says, and a field of the event cannot change that', async () => {
  const one = await call('membership', { operation: 'whoAmI', input: {}, openid: 'openid-two' })
  const two = await call('membership', { operation: 'whoAmI', input: {} }, { WX_OPENID: 'openid-two' })
  const again = await call('membership', { operation: 'whoAmI', input: {} })
  expect(one).toMatchObject({ ok: true, output: { trust: 'none' } })
  expect(again).toEqual(one)
  expect(two.output).not.toEqual(one.output)
})

test('who comes without WeChat is not signed in', async () => {
  expect(await call('membership', { operation: 'whoAmI', input: {} }, {})).toMatchObject({
    ok: false,
    refusal: { code: 'SIGN_IN' },
  })
})

test('an event that is nonsense is refused in words', async () => {
  for (const event of [
    {},
    { operation: 7 },
    { operation: '__proto__' },
    { operation: 'search', input: [] },
  ]) {
    const { ok, refusal } = await call('library', event)
    expect(ok).toBe(false)
    expect(['NOT_FOUND', 'BAD_INPUT']).toContain(refusal?.code)
  }
  expect(await call('library', { operation: 'listGuides', input: {} })).toEqual({
    ok: true,
    output: { items: [] },
  })
})

test('the timer works for the platform only', async () => {
  expect(await call('timers', {})).toEqual({})
  expect(await call('timers', {}, {})).toEqual({})
  expect(await call('timers', { Type: 'Timer' }, { TCB_SOURCE: 'wx_trigger' })).toMatchObject({
    handled: 0,
    problems: [],
  })
})
