import { createHttpSms } from '../../src/adapters/sms/http-sms'
import { startFakeSms, type FakeSms } from '../../src/local/fakes/sms'

describe('text messages', () => {
  let gateway: FakeSms
  const lines: string[] = []
  beforeAll(async () => {
    gateway = await startFakeSms({ key: 'right-key', log: (line) => lines.push(line) })
  })
  afterAll(() => gateway.close())
  afterEach(() => gateway.calm())

  const smsOf = (about: { url?: string | undefined; key?: string; timeoutMs?: number } = {}) =>
    createHttpSms({ url: gateway.url, key: 'right-key', timeoutMs: 1_000, ...about })
  const message = (phone = '13800000001') => ({ phone, code: '246813', minutes: 5 })
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (error: unknown) => error,
    )

  test('name a template and its values, never a text of ours', async () => {
    await smsOf().sendCode(message())
    expect(gateway.sent().at(-1)).toMatchObject({
      phone: '13800000001',
      template: 'code',
      params: { code: '246813', minutes: '5' },
    })
    expect(lines.at(-1)).toContain('246813')
    const shown = (await (await fetch(gateway.url.replace('/send', '/sent'))).json()) as { items: unknown[] }
    expect(shown.items).toHaveLength(gateway.sent().length)
  })

  test('are switched off where no gateway is named', async () => {
    expect(await refusal(smsOf({ url: undefined }).sendCode(message()))).toMatchObject({
      code: 'VENDOR_AWAY',
    })
  })

  test('that were not accepted, got no answer, or a wrong one count as not sent', async () => {
    expect(await refusal(smsOf({ key: 'wrong-key' }).sendCode(message()))).toMatchObject({
      code: 'VENDOR_AWAY',
    })
    for (const says of [{}, { accepted: false }, { accepted: 'true' }, []]) {
      gateway.mood({ says, times: 1 })
      expect(await refusal(smsOf().sendCode(message()))).toMatchObject({ code: 'VENDOR_AWAY' })
    }
    gateway.mood({ hangs: true, times: 1 })
    expect(await refusal(smsOf({ timeoutMs: 200 }).sendCode(message()))).toMatchObject({
      code: 'VENDOR_AWAY',
    })
  })

  test('that fail tell neither number, code nor key', async () => {
    gateway.mood({ says: {}, status: 500, times: 1 })
    const error = await refusal(smsOf().sendCode(message()))
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/138|246813|right-key/)
  })

  test('to one number end at ten an hour, as real gateways have it', async () => {
    const answers = []
    for (let at = 0; at < 11; at += 1) answers.push(await refusal(smsOf().sendCode(message('13800000099'))))
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(10)
  })
})
