import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAll, startWeapp, tap, textOf, type, type Weapp, type WeappNode } from './harness'

const dist = join(__dirname, '../../dist/weapp')
const AT = '2026-11-22T01:12:00.000Z'

interface Called {
  operation: string
  input: Record<string, unknown>
  key?: string
}
type Answers = Record<string, (call: Called) => unknown>

const org = {
  orgId: 'org_1',
  kind: 'street',
  name: '示例街道总工会',
  path: ['示例街道总工会'],
  tags: [],
  members: 5449,
  unions: 12,
}
const guide = {
  guideId: 'guide_1',
  version: 2,
  title: '加班费怎么算',
  card: '平时加班一倍半。',
  topic: '加班',
  issuedOn: '2026-11-20',
  minutes: 1,
  corrected: false,
  withdrawn: false,
}
const counts = { groups: 21, delivered: 20, failed: 1, members: 944, opened: 40, acknowledged: 30 }
const sent = {
  ...{
    broadcastId: 'bc_1',
    title: guide.title,
    version: 2,
    sentAt: AT,
    compulsory: true,
    state: 'delivered',
  },
  counts,
}
const row = {
  ...{ guideId: 'guide_1', version: 2, title: guide.title, topic: '加班', state: 'issued', author: '王示范' },
  ...{ changedAt: AT, toBeReviewed: true, reasons: ['第四十四条改过'], mine: false },
}
const ready: Answers = {
  whoAmI: () => ({
    ...{ accountId: 'account_1', trust: 'phone', consentsMissing: [] },
    roles: [{ role: 'staff', orgId: org.orgId, orgName: org.name }],
  }),
  listBroadcasts: () => ({ items: [{ ...sent, sentBy: org.name }] }),
  readFunnel: () => ({ ...sent, groups: [] }),
  listGuides: () => ({ items: [guide] }),
  countAudience: () => ({ groups: 21, members: 944, unions: 14, sample: [] }),
  listOrgs: ({ input }) => ({ items: input['parentId'] === undefined ? [org] : [] }),
  listDesk: () => ({ items: [row] }),
  listImports: () => ({ items: [] }),
  listGrants: () => ({ items: [] }),
  listAudit: () => ({ items: [] }),
}

const open = (page: string, answers: Answers = {}, storage = new Map<string, string>()) => {
  const calls: Called[] = []
  const callFunction = async ({ data }: { data: Called }): Promise<{ result: unknown }> => {
    await sleep(1)
    calls.push(data)
    const answer = answers[data.operation] ?? ready[data.operation]
    return answer === undefined
      ? { result: { ok: false, refusal: { code: 'NOT_FOUND', message: '没有找到' } } }
      : { result: { ok: true, output: answer(data) } }
  }
  const weapp = startWeapp(dist, { storage, wx: { cloud: { init: () => undefined, callFunction } } })
  weapp.open(`packages/staff/${page}`)
  return { weapp, of: (operation: string) => calls.filter((call) => call.operation === operation) }
}
const shows = (weapp: Weapp, words: string) => () => textOf(weapp.page().data.root).includes(words)
const find = (weapp: Weapp, passes: (node: WeappNode) => boolean): WeappNode => {
  const [node] = findAll(weapp.page().data.root, passes)
  if (node === undefined) throw new Error('not on the page')
  return node
}
const button = (weapp: Weapp, words: string) =>
  find(weapp, (node) => node.cl?.includes('btn ') === true && textOf(node) === words)

describe('the desk in WeChat', () => {
  let weapp: Weapp
  afterEach(() => weapp.close())

  test.each([
    ['desk/index', '20 / 21'],
    ['send/index', '推送哪一份'],
    ['funnel/index?id=bc_1', '有 1 个群没送到'],
    ['library/index', '要复核'],
    ['write/index', '一句话说清'],
    ['orgs/index', '5,449 人'],
    ['roster/index', '还没有导入过名册'],
    ['roles/index', '给一个职务'],
    ['records/index', '这几天没有记录'],
  ])('%s opens with what belongs there', async (page, words) => {
    weapp = open(page).weapp
    await weapp.until(shows(weapp, words), 5_000)
  })

  test('somebody without a role is told so and asks the server for nothing else', async () => {
    const opened = open('orgs/index', { whoAmI: () => ({ trust: 'phone', consentsMissing: [], roles: [] }) })
    weapp = opened.weapp
    await weapp.until(shows(weapp, '这里只给有职务的人用'), 5_000)
    expect(opened.of('listOrgs')).toHaveLength(0)
  })

  test('two taps on the red button send one push', async () => {
    const draft = {
      ...{ draftId: 'draft_1', revision: 3, savedAt: '2026-11-20T01:00:00.000Z', title: '明天停水' },
      content: { kind: 'text', title: '明天停水', text: '早上八点到十点。' },
      audience: { orgIds: [org.orgId] },
      ...{ compulsory: false, channels: ['relay'], names: [{ id: org.orgId, name: org.name }] },
    }
    const opened = open('send/index?draft=draft_1', {
      readDraft: () => draft,
      sendDraft: () => ({ broadcastId: 'bc_1', state: 'planned', groups: 21, members: 944 }),
    })
    weapp = opened.weapp
    await weapp.until(shows(weapp, '发给 21 个群'), 5_000)
    tap(weapp.page(), button(weapp, '发给 21 个群'))
    tap(weapp.page(), button(weapp, '发给 21 个群'))
    await weapp.until(() => opened.of('sendDraft').length > 0, 5_000)
    // The push is told on the page that shows its effect, and the telling ends by itself.
    await weapp.until(shows(weapp, '有 1 个群没送到'), 5_000)
    await weapp.until(() => !shows(weapp, '已开始送')(), 5_000)
    expect(opened.of('sendDraft')).toHaveLength(1)
    expect(opened.of('sendDraft')[0]?.input).toEqual({ draftId: 'draft_1', revision: 3 })
  })

  test('words typed without a network are there when the page is opened again', async () => {
    const storage = new Map<string, string>()
    const away = {
      saveDraft: () => {
        throw new Error('request:fail')
      },
    }
    weapp = open('write/index', away, storage).weapp
    await weapp.until(shows(weapp, '题目'), 5_000)
    const input = find(weapp, (node) => node.cl === 'input')
    type(weapp.page(), input, '高温津贴怎么领')
    await weapp.until(shows(weapp, '还没写主题'))
    weapp.close()
    weapp = open('write/index', away, storage).weapp
    await weapp.until(shows(weapp, '高温津贴怎么领'), 5_000)
  })
})
