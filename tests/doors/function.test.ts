import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/compose/house'
import { fileAddress } from '../../src/kernel/file-address'
import { createSigner } from '../../src/kernel/signer'
import { uploadTicket } from '../../src/kernel/uploads'
import { freshDatabase, type FreshDatabase } from '../support/database'
import { FUNCTIONS, startFunction, type FunctionInstance } from '../support/function-instance'

/** The bundles as they are deployed, called as the cloud calls them: an event, and WX_* set for this one event. */
let database: FreshDatabase
let environment: Record<string, string>
const instances = new Map<string, FunctionInstance>()

beforeAll(async () => {
  database = await freshDatabase()
  const key = () => randomBytes(32).toString('base64')
  environment = {
    MONGODB_URI: database.uri,
    MONGODB_NAME: database.name,
    DATA_KEYS: `a:${key()}`,
    INDEX_KEY: key(),
    SIGN_KEY: key(),
    LOG_LEVEL: 'silent',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP',
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

test('every engine has its function, files one of their own, and what happens later has two', () => {
  expect([...instances.keys()].sort()).toEqual([
    ...['benefit', 'broadcast', 'files', 'hotline', 'lecture', 'library', 'membership'],
    ...['timers', 'timers-services'],
  ])
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

test('a file goes in and out in calls that the platform carries, by the ticket of its owner alone', async () => {
  const { output } = await call('membership', { operation: 'whoAmI', input: {} })
  const { accountId } = output as { accountId: string }
  const signer = createSigner(Buffer.from(environment['SIGN_KEY'] ?? '', 'base64'), systemClock)
  const body = randomBytes(700_000)
  const about = { fileId: 'chat_file', purpose: 'chat', fileName: '工资条.png', contentType: 'image/png' }
  const claim = { ...about, maxBytes: body.length, accountId }
  const { ticket } = uploadTicket({ signer, clock: systemClock }, claim)
  const pieceAt = (piece: number) => ({
    operation: 'putPiece',
    input: {
      ...{ ticket, piece, last: (piece + 1) * 65_536 >= body.length },
      bytes: body.subarray(piece * 65_536, (piece + 1) * 65_536).toString('base64'),
    },
  })
  for (let piece = 0; piece * 65_536 < body.length; piece += 1) {
    expect(Buffer.byteLength(JSON.stringify(pieceAt(piece)))).toBeLessThan(100_000)
    const stranger = await call('files', pieceAt(piece), { WX_OPENID: 'openid-two' })
    expect(stranger.refusal?.code).toBe('NOT_FOUND')
    expect(await call('files', pieceAt(piece))).toMatchObject({ ok: true, output: { next: piece + 1 } })
  }
  const path = fileAddress(signer, 'chat_file', new Date(Date.now() + 60_000))
  const parts: Buffer[] = []
  for (const piece of [0, 1]) {
    const answer = await call('files', { operation: 'readPiece', input: { path, piece } })
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(1_000_000)
    parts.push(Buffer.from((answer.output as { bytes: string }).bytes, 'base64'))
  }
  expect(Buffer.concat(parts).equals(body)).toBe(true)
})

test.each(['timers', 'timers-services'])('%s works for the platform only', async (name) => {
  expect(await call(name, {})).toEqual({})
  expect(await call(name, {}, {})).toEqual({})
  expect(await call(name, { Type: 'Timer' }, { TCB_SOURCE: 'wx_trigger' })).toMatchObject({
    handled: 0,
    problems: [],
  })
})

test('callers without WeChat are counted by the address that the platform names, each for themselves', async () => {
  const event = { operation: 'startOfficialAccountSignIn', input: { returnTo: '/' } }
  const from = (address: string) => call('membership', event, { WX_CLIENTIP: address })
  const codes: (string | undefined)[] = []
  for (let turn = 0; turn < 200 && codes.at(-1) !== 'TOO_OFTEN'; turn += 1)
    codes.push((await from('203.0.113.7')).refusal?.code)
  expect(codes.at(-1)).toBe('TOO_OFTEN')
  expect((await from('203.0.113.8')).refusal?.code).not.toBe('TOO_OFTEN')
})

test('an instance that cannot open answers that it is away, and its log says why without a secret', async () => {
  const started: FunctionInstance[] = []
  const start = async (name: string, wrong: Record<string, string>) => {
    const instance = await startFunction(name, { ...environment, LOG_LEVEL: 'error', ...wrong })
    started.push(instance)
    return instance
  }
  const logged = async (instance: FunctionInstance, words: RegExp) => {
    for (let waited = 0; waited < 50 && !words.test(instance.log()); waited += 1) await sleep(20)
    expect(instance.log()).toMatch(words)
    expect(instance.log()).not.toContain('secret-word')
  }
  try {
    const nowhere = 'mongodb://someone:secret-word@127.0.0.1:1/?serverSelectionTimeoutMS=100'
    const away = await start('membership', { MONGODB_URI: nowhere })
    expect(await away.call({ operation: 'whoAmI' }, { WX_OPENID: 'openid-one' })).toMatchObject({
      refusal: { code: 'AWAY' },
    })
    await logged(away, /MongoServerSelectionError/)

    const mistyped = await start('membership', { MONGODB_URI: 'mongodb//someone:secret-word@127.0.0.1' })
    expect(await mistyped.call({ operation: 'whoAmI' })).toMatchObject({ refusal: { code: 'AWAY' } })
    await logged(mistyped, /MongoParseError/)

    const keyless = await start('timers', { DATA_KEYS: 'a:secret-word' })
    await expect(keyless.call({}, { TCB_SOURCE: 'wx_trigger' })).rejects.toThrow('could not open')
    await logged(keyless, /DATA_KEYS|must be 32 bytes/)
  } finally {
    for (const instance of started) instance.stop()
  }
})
