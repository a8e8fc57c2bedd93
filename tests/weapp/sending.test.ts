import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAll, startWeapp, tap, textOf, type Weapp, type WeappNode } from './harness'

const dist = join(__dirname, '../../dist/weapp')
const AT = '2026-11-22T01:12:00.000Z'

interface Called {
  operation: string
  key?: string
}
type Answer = (call: Called, time: number) => unknown

const guide = {
  guideId: 'guide_1',
  version: 1,
  title: '停工停产期间工资支付指引',
  card: '照原工资发。',
  topic: '工资',
  issuedOn: '2026-11-20',
  minutes: 1,
  corrected: false,
  withdrawn: false,
  answer: '停工不满一个月，工资照发。',
  sections: [],
  citations: [],
  toBeReviewed: false,
  asOf: '2026-11-18',
}
const group = {
  groupId: 'group_1',
  name: '示例机械职工群',
  orgName: '示例机械有限公司工会',
  members: 12,
  feed: { base: '/api/feeds/signed', expiresAt: AT },
  readTo: 1,
  last: 1,
  acknowledged: [],
}
const ready: Record<string, unknown> = { readGuide: guide, openGroup: group, openItem: { done: true } }
const accepted = { ok: true, output: { acknowledgedAt: AT } }

/** The mini-program with a cloud whose answer to `acknowledge` is up to the test. */
const open = (acknowledge: Answer, storage = new Map<string, string>()) => {
  const sent: Called[] = []
  const callFunction = async ({ data }: { data: Called }): Promise<{ result: unknown }> => {
    await sleep(1)
    if (data.operation in ready) return { result: { ok: true, output: ready[data.operation] } }
    sent.push(data)
    return { result: acknowledge(data, sent.length) }
  }
  const weapp = startWeapp(dist, { storage, wx: { cloud: { init: () => undefined, callFunction } } })
  weapp.open('packages/library/guide/index?guideId=guide_1&version=1&groupId=group_1&itemId=item_1')
  return { weapp, sent }
}
const shows = (weapp: Weapp, words: string) => () => textOf(weapp.page().data.root).includes(words)
const tapConfirm = (weapp: Weapp) => {
  const isButton = (node: WeappNode) =>
    node.cl?.includes('btn ') === true && textOf(node) === '我读完了，已知晓'
  const [button] = findAll(weapp.page().data.root, isButton)
  if (button === undefined) throw new Error('no button')
  tap(weapp.page(), button)
}

describe('sending from the mini-program', () => {
  let weapp: Weapp
  afterEach(() => weapp.close())

  test('an answer that was lost is asked for again with the same key, so nothing happens twice', async () => {
    const opened = open((_call, time) => {
      if (time < 3) throw new Error('request:fail timeout')
      return accepted
    })
    weapp = opened.weapp
    await weapp.until(shows(weapp, '我读完了，已知晓'))
    tapConfirm(weapp)
    await weapp.until(shows(weapp, '您已确认读过这一版'), 5_000)
    expect(opened.sent).toHaveLength(3)
    expect(new Set(opened.sent.map(({ key }) => key)).size).toBe(1)
    expect(opened.sent[0]?.key).toMatch(/^[\w-]{8,}$/)
  })

  test('two taps before the first answer send one acknowledgement', async () => {
    const opened = open(() => accepted)
    weapp = opened.weapp
    await weapp.until(shows(weapp, '我读完了，已知晓'))
    tapConfirm(weapp)
    tapConfirm(weapp)
    await weapp.until(shows(weapp, '您已确认读过这一版'))
    expect(opened.sent).toHaveLength(1)
  })

  test('a refusal is told in its own words and the next try is a new one', async () => {
    const refusal = { code: 'WITHDRAWN', message: '这份指引已经撤下' }
    const opened = open(() => ({ ok: false, refusal }))
    weapp = opened.weapp
    await weapp.until(shows(weapp, '我读完了，已知晓'))
    tapConfirm(weapp)
    await weapp.until(shows(weapp, refusal.message))
    tapConfirm(weapp)
    await weapp.until(() => opened.sent.length === 2)
    expect(opened.sent[0]?.key).not.toBe(opened.sent[1]?.key)
  })

  test('when no answer comes at all, the page says that nothing is lost and keeps the key for the next tap', async () => {
    let away = true
    const opened = open(() => {
      if (away) throw new Error('request:fail')
      return accepted
    })
    weapp = opened.weapp
    await weapp.until(shows(weapp, '我读完了，已知晓'))
    tapConfirm(weapp)
    await weapp.until(shows(weapp, '内容替您存着'), 5_000)
    away = false
    tapConfirm(weapp)
    await weapp.until(shows(weapp, '您已确认读过这一版'))
    expect(new Set(opened.sent.map(({ key }) => key)).size).toBe(1)
  })

  test('without a network a page that was seen before is shown, with the time it is from', async () => {
    const storage = new Map<string, string>()
    const first = open(() => accepted, storage)
    weapp = first.weapp
    await weapp.until(shows(weapp, guide.answer))
    weapp.close()
    const callFunction = () => Promise.reject(new Error('request:fail'))
    weapp = startWeapp(dist, { storage, wx: { cloud: { init: () => undefined, callFunction } } })
    weapp.open('packages/library/guide/index?guideId=guide_1&version=1')
    await weapp.until(shows(weapp, '没有网络，看到的是'), 5_000)
    expect(textOf(weapp.page().data.root)).toContain(guide.answer)
  })
})
