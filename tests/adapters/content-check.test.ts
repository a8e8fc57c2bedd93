import { createWechatCheck } from '../../src/adapters/content-check/wechat-check'
import { createWordList } from '../../src/adapters/content-check/word-list'
import { createWechatApi } from '../../src/adapters/wechat/open-api'
import { startFakeWechat, type FakeWechat } from '../../src/local/fakes/wechat'
import { REVIEW_SAMPLE, RISKY_SAMPLE } from '../../src/local/fakes/wechat-checks'
import { testClock } from '../support/test-house'

const APP = 'wxfake0000000001'
const SECRET = 'fake-secret-of-the-app'
const OPENID = 'openid_chen_sample'

describe('the word list', () => {
  const list = createWordList()

  test('finds a word with signs, spaces and invisible characters between its letters', () => {
    for (const text of [
      '代开发票',
      '代 开 发 票',
      '代.开*发_票',
      '代\u200b开\u200b发\u200b票',
      '找我代－开－发－票',
    ])
      expect(list.find(text)).toEqual({ verdict: 'risky', words: ['代开发票'] })
  })

  test('a doubtful word asks for a person, an ordinary notice passes', async () => {
    expect(list.find('扫码领红包').verdict).toBe('review')
    const notice = '停工不到一个月，工资照合同发；超过一个月，看有没有干活。发票和银行流水请留好。'
    expect(await list.checkText({ text: notice, scene: 3 })).toBe('pass')
  })
})

describe("WeChat's check", () => {
  const clock = testClock()
  let wechat: FakeWechat
  beforeAll(async () => {
    wechat = await startFakeWechat({ apps: { [APP]: SECRET }, now: () => clock.now().getTime() })
  })
  afterAll(() => wechat.close())
  beforeEach(() => {
    wechat.calm()
    wechat.saw(OPENID)
  })
  const check = (base = wechat.url) =>
    createWechatCheck(
      createWechatApi({ base, appId: APP, secret: SECRET, clock, timeoutMs: 1000 }),
      createWordList(),
    )
  const verdict = (text: string, openid: string | undefined = OPENID) =>
    check().checkText({ text, openid, scene: 2 })

  test('reads the verdict, which is an answer and not an error', async () => {
    expect(await verdict('工资怎么发')).toBe('pass')
    expect(await verdict(`这里有${REVIEW_SAMPLE}`)).toBe('review')
    expect(await verdict(`这里有${RISKY_SAMPLE}`)).toBe('risky')
  })

  test('a long text is checked in pieces of 2,500 characters that cut no word in two', async () => {
    const filler = '说'.repeat(2498)
    expect(await verdict(`${filler}${RISKY_SAMPLE}${filler}`)).toBe('risky')
    expect(await verdict(`${'😀'.repeat(2499)}${RISKY_SAMPLE}`)).toBe('risky')
  })

  test('whom WeChat has not seen for two hours the word list judges', async () => {
    clock.move(3 * 3_600_000)
    expect(await verdict(`这里有${RISKY_SAMPLE}`)).toBe('pass')
    expect(await verdict('代开发票')).toBe('risky')
    expect(await check().checkText({ text: '工资怎么发', scene: 2 })).toBe('pass')
  })

  test('without an answer nothing is known: the check is refused, not passed', async () => {
    wechat.mood('textCheck', { says: { errcode: 45009, errmsg: 'quota' } })
    await expect(verdict('工资怎么发')).rejects.toMatchObject({ code: 'VENDOR_AWAY' })
    wechat.mood('textCheck', { says: { errcode: 0, errmsg: 'ok', result: { suggest: 'fine' } } })
    await expect(verdict('工资怎么发')).rejects.toMatchObject({ code: 'VENDOR_AWAY' })
  })

  test('the minute limit is answered as no answer', async () => {
    wechat.limitChecks('text', 3)
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => verdict('工资怎么发')))
    expect(all.some(({ status }) => status === 'rejected')).toBe(true)
    wechat.limitChecks('text', 4000)
  })

  test('a picture is looked at by its bytes; one that WeChat does not take waits for a person', async () => {
    const picture = (words: string, contentType: 'image/png' | 'image/webp' = 'image/png') =>
      check().checkPicture({ bytes: Buffer.from(words), contentType })
    expect(await picture('a plain picture')).toBe('pass')
    expect(await picture(RISKY_SAMPLE)).toBe('risky')
    expect(await picture(RISKY_SAMPLE, 'image/webp')).toBe('review')
    expect(await check().checkPicture({ bytes: Buffer.alloc(1_000_001), contentType: 'image/png' })).toBe(
      'review',
    )
  })
})
