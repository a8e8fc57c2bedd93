import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { MongoClient } from 'mongodb'
import { writeSheet } from '../../src/adapters/xlsx/write-sheet'
import { identityCheckCharacter } from '../../src/engines/membership/rules/roster/identity-number'
import { startTestCloud, type TestCloud } from '../support/local-cloud'

/** What people with real accounts can try: those of the firm, of a street, of the district. */
const ACCOUNTS = ['worker', 'worker2', 'groupadmin', 'lawyer', 'staff', 'streetstaff', 'auditor'] as const
type Account = (typeof ACCOUNTS)[number]
interface Answer {
  readonly status: number
  readonly body: unknown
}

let cloud: TestCloud
let mongo: MongoClient
const tokens = new Map<Account, string>()

beforeAll(async () => {
  cloud = await startTestCloud()
  mongo = await new MongoClient(cloud.environment['MONGODB_URI'] ?? '').connect()
  for (const account of ACCOUNTS) tokens.set(account, await cloud.signIn(account))
}, 120_000)
afterAll(async () => {
  await mongo.close()
  await cloud.stop()
})

const db = () => mongo.db(cloud.environment['MONGODB_NAME'])
const call = (who: Account | undefined, name: string, input: unknown, key?: string): Promise<Answer> =>
  cloud.post(who && tokens.get(who), name, input, key)
const asks = async <T>(who: Account, name: string, input: unknown): Promise<T> => {
  const { status, body } = await call(who, name, input)
  if (status !== 200) throw new Error(`${name} as ${who} answered ${status} ${JSON.stringify(body)}`)
  return body as T
}
const codeOf = ({ body }: Answer): string => (body as { code?: string }).code ?? 'ok'
const items = async <T>(who: Account, name: string, input: unknown = {}): Promise<T[]> =>
  (await asks<{ items: T[] }>(who, name, input)).items

const identityOf = (number: number): string => {
  const first = `99000119900101${String(number).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}

interface Report {
  readonly importId: string
  readonly state: string
  readonly wrong: number
  readonly applied: number
}

const settled = async (who: Account, importId: string): Promise<Report> => {
  for (;;) {
    const report = await asks<Report>(who, 'membership.readImport', { importId })
    if (['checked', 'done', 'failed'].includes(report.state)) return report
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Uploads a roster of one workshop and applies it, or only checks it. */
const imports = async (who: Account, rows: readonly string[][], dryRun = false): Promise<Report> => {
  const body = new PassThrough()
  const sheet = { name: '名册', header: ['姓名', '身份证号', '手机号'], rows }
  const [bytes] = await Promise.all([buffer(body), writeSheet(sheet, body)])
  const { ticket, putTo } = await asks<{ ticket: string; putTo: string }>(who, 'membership.startUpload', {
    fileName: '名册.xlsx',
    bytes: bytes.length,
  })
  await fetch(`${cloud.url}${putTo}`, { method: 'PUT', body: new Uint8Array(bytes) })
  const { importId } = await asks<{ importId: string }>(who, 'membership.startImport', {
    ticket,
    orgId: 'org_firm_1_shop',
    dryRun,
  })
  return settled(who, importId)
}

describe('the staff of a street', () => {
  test('cannot say for everybody that an article of a law has ended; the district can', async () => {
    const [law] = await items<{ lawId: string }>('worker', 'library.listStatutes')
    const repeal = { lawId: law?.lawId, label: '第一条', on: '2099-01-01', by: '试试' }
    expect(codeOf(await call('streetstaff', 'library.recordRepeal', repeal))).toBe('NOT_ALLOWED')
    expect(codeOf(await call('lawyer', 'library.recordRepeal', repeal))).toBe('NOT_ALLOWED')
    expect(codeOf(await call('staff', 'library.recordRepeal', repeal))).toBe('ok')
  })

  test('cannot certify themselves', async () => {
    const own = { memberId: 'mem_demo_staff', certified: true }
    expect(codeOf(await call('staff', 'membership.certifyMember', own))).toBe('OWN_RECORD')
    expect(codeOf(await call('streetstaff', 'membership.certifyMember', own))).toBe('NOT_FOUND')
  })

  test('cannot take over somebody with a role above the street by giving them another phone', async () => {
    const identity = identityOf(1)
    const row = (phone: string) => [['陈样例', identity, phone]]
    const member = () => db().collection<{ _id: string }>('members').findOne({ _id: 'mem_demo_worker' })
    const known = await imports('streetstaff', row('13800000001'))
    expect([known.state, known.applied, known.wrong]).toEqual(['done', 1, 0])
    const checked = await imports('streetstaff', row('13800000097'), true)
    expect([checked.state, checked.wrong]).toEqual(['checked', 0])
    await asks('staff', 'membership.grantRole', {
      memberId: 'mem_demo_worker',
      role: 'auditor',
      orgId: 'org_haiwan',
    })
    const before = await member()
    const stolen = await imports('streetstaff', row('13800000099'))
    expect([stolen.applied, stolen.wrong]).toEqual([0, 1])
    // Neither does a roster that was checked before the role was given.
    await asks('streetstaff', 'membership.applyImport', { importId: checked.importId })
    let late = await settled('streetstaff', checked.importId)
    while (late.state === 'checked') late = await settled('streetstaff', checked.importId)
    expect([late.state, late.applied, late.wrong]).toEqual(['done', 0, 1])
    expect(await member()).toEqual(before)
    // Whoever oversees the role may.
    const moved = await imports('staff', row('13800000098'))
    expect([moved.applied, moved.wrong]).toEqual([1, 0])
  })

  test('cannot hand the account of somebody with a role above the street to another phone', async () => {
    const wish = {
      _id: 'rebind_attack',
      memberId: 'mem_demo_worker',
      orgPath: ['org_city', 'org_haiwan', 'org_street_1', 'org_firm_1', 'org_firm_1_shop'],
      fromAccount: 'account_old',
      toAccount: 'account_new',
      requestedAt: new Date(),
      effectiveAt: new Date(Date.now() + 86_400_000),
      state: 'waiting',
      open: true,
    }
    await db().collection<{ _id: string }>('rebinds').insertOne(wish)
    const decide = (who: Account) =>
      call(who, 'membership.decideRebind', { rebindId: wish._id, approve: true, reason: '核对过' })
    expect(codeOf(await decide('streetstaff'))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide('staff'))).toBe('ok')
  })

  test('finds people by a whole phone number only so often, and every find is written down', async () => {
    const find = (text: string) => call('streetstaff', 'membership.listMembers', { text })
    expect((await find('13800000003')).body).toMatchObject({ items: [{ memberId: 'mem_demo_groupadmin' }] })
    const found = { action: 'find-by-phone', subject: 'mem_demo_groupadmin' }
    expect(await db().collection('audit').countDocuments(found)).toBe(1)
    // A list shows 138****0003: whoever may guess without end has the number.
    const codes = new Set<string>()
    for (let middle = 0; middle < 65; middle += 1) {
      codes.add(codeOf(await find(`138${String(middle + 1000)}0003`)))
    }
    expect(codes).toContain('TOO_OFTEN')
  })

  test('cannot tell an id that exists elsewhere from one that does not', async () => {
    const org = (parentId: string) =>
      call('streetstaff', 'membership.saveOrg', {
        orgId: 'org_firm_1',
        parentId,
        kind: 'enterprise',
        name: '示例机械有限公司工会',
      })
    const elsewhere = await db()
      .collection<{ _id: string; orgPath: string[] }>('orgs')
      .findOne({ orgPath: { $ne: 'org_street_1' }, kind: 'street' })
    expect(codeOf(await org(elsewhere?._id ?? ''))).toBe(codeOf(await org('org_nowhere')))
    const stranger = await db()
      .collection<{ _id: string }>('members')
      .findOne({ orgPath: { $ne: 'org_street_1' } })
    const group = await db()
      .collection<{ _id: string }>('groups')
      .findOne({ orgPath: { $ne: 'org_street_1' } })
    const tries: [string, (id: string) => object, string | undefined][] = [
      [
        'membership.revealMember',
        (memberId) => ({ memberId, fields: ['phone'], why: '看看' }),
        stranger?._id,
      ],
      ['membership.certifyMember', (memberId) => ({ memberId, certified: false }), stranger?._id],
      [
        'membership.grantRole',
        (memberId) => ({ memberId, role: 'staff', orgId: 'org_street_1' }),
        stranger?._id,
      ],
      [
        'membership.grantRole',
        (orgId) => ({ memberId: 'mem_demo_groupadmin', role: 'staff', orgId }),
        'org_haiwan',
      ],
      ['membership.revokeRole', (grantId) => ({ grantId }), 'grant_demo_staff_staff'],
      ['membership.listMembers', (orgId) => ({ orgId }), 'org_haiwan'],
      ['membership.listGroups', (orgId) => ({ orgId }), 'org_haiwan'],
      ['membership.listOrgs', (parentId) => ({ parentId }), 'org_haiwan'],
      ['membership.issueGroupCode', (groupId) => ({ groupId }), group?._id],
      ['broadcast.listUnacknowledged', (groupId) => ({ broadcastId: 'bc_x', groupId }), group?._id],
      ['broadcast.openGroup', (groupId) => ({ groupId }), group?._id],
    ]
    for (const [name, input, id] of tries) {
      const there = await call('streetstaff', name, input(id ?? ''))
      const nowhere = await call('streetstaff', name, input('id_nowhere'))
      expect([name, there]).toEqual([name, nowhere])
      expect([name, there.status]).toEqual([name, 404])
    }
  })

  test('reads no row beyond the street with a cursor of their own making', async () => {
    const cursor = (...values: string[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
    const rows = await items<{ memberId: string }>('streetstaff', 'membership.listMembers', {
      cursor: cursor(''),
    })
    const ids = rows.map(({ memberId }) => memberId)
    const beyond = { _id: { $in: ids }, orgPath: { $ne: 'org_street_1' } }
    expect(ids.length).toBeGreaterThan(0)
    expect(await db().collection<{ _id: string }>('members').countDocuments(beyond)).toBe(0)
    const grants = await items<{ orgId: string }>('streetstaff', 'membership.listGrants', {
      cursor: cursor(''),
    })
    expect(grants.map(({ orgId }) => orgId)).not.toContain('org_haiwan')
    for (const bad of [cursor('a', 'b', 'c'), Buffer.from('{"$gt":""}').toString('base64url'), '%00']) {
      expect(codeOf(await call('streetstaff', 'membership.listMembers', { cursor: bad }))).toBe('BAD_INPUT')
    }
  })

  test('gives themselves nothing, by whatever path', async () => {
    const own = { memberId: 'mem_demo_streetstaff', role: 'auditor', orgId: 'org_street_1' }
    expect(codeOf(await call('streetstaff', 'membership.grantRole', own))).toBe('OWN_ROLE')
    const wider = { ...own, memberId: 'mem_demo_groupadmin', orgId: 'org_haiwan' }
    expect(codeOf(await call('streetstaff', 'membership.grantRole', wider))).toBe('NOT_FOUND')
    const stuffed = { ...own, memberId: 'mem_demo_groupadmin', holder: 'mem_demo_streetstaff', orgPath: [] }
    expect(codeOf(await call('streetstaff', 'membership.grantRole', stuffed))).toBe('BAD_INPUT')
    const audience = { orgIds: ['org_haiwan'] }
    expect(codeOf(await call('streetstaff', 'broadcast.countAudience', { audience }))).toBe('NOT_FOUND')
    const [guide] = await items<{ guideId: string; version: number }>('streetstaff', 'library.listGuides')
    const send = { guideId: guide?.guideId, version: guide?.version, audience, compulsory: true }
    expect(codeOf(await call('streetstaff', 'broadcast.sendGuide', send))).toBe('OUT_OF_SCOPE')
  })

  test('cannot stop the server with a search that backtracks', async () => {
    for (const text of ['(a+)+$', '.*.*.*.*.*.*.*x', '[[[[', '\\', '^', '(?=陈)']) {
      for (const name of ['listMembers', 'listOrgs', 'listGroups']) {
        expect([text, await items('streetstaff', `membership.${name}`, { text })]).toEqual([text, []])
      }
    }
  })
})

test("the employer's chair reads no list of staff and decides nothing", async () => {
  const id = 'mem_demo_worker'
  const staffOnly: [string, object][] = [
    ['membership.listMembers', {}],
    ['membership.revealMember', { memberId: id, fields: ['phone'], why: '看看' }],
    ['membership.certifyMember', { memberId: id, certified: true }],
    ['membership.listRebinds', {}],
    ['membership.listAudit', {}],
    ['membership.listGrants', {}],
    ['membership.grantRole', { memberId: id, role: 'staff', orgId: 'org_firm_1' }],
    ['membership.saveGroup', { orgId: 'org_firm_1', name: '群', kind: 'page' }],
    ['membership.listImports', {}],
    ['membership.startUpload', { fileName: '名册.xlsx', bytes: 10 }],
    ['broadcast.listBroadcasts', {}],
    ['library.listDesk', {}],
    ['library.startPicture', { fileName: '图.png', bytes: 10 }],
  ]
  for (const who of ['groupadmin', 'worker2', undefined] as const) {
    for (const [name, input] of staffOnly) {
      const answer = await call(who, name, input)
      expect([who, name, answer.status]).toEqual([who, name, who === undefined ? 401 : 403])
    }
  }
})

test("a key that somebody else used gives nobody else's answer, and means nothing on another operation", async () => {
  const key = 'one-key-for-many-people'
  const wish = { purpose: 'hardship', version: '1' }
  expect(codeOf(await call('worker', 'membership.giveConsent', wish, key))).toBe('ok')
  expect(codeOf(await call('worker2', 'membership.giveConsent', wish, key))).toBe('ok')
  const given = await db().collection('consents').distinct('memberId', { purpose: 'hardship', given: true })
  expect(given.sort()).toEqual(['mem_demo_worker', 'mem_demo_worker2'])
  expect(codeOf(await call('worker', 'membership.withdrawConsent', { purpose: 'hardship' }, key))).toBe('ok')
  const other = { purpose: 'psychology', version: '1' }
  expect(codeOf(await call('worker', 'membership.giveConsent', other, key))).toBe('KEY_REUSED')
})

test('a state of the official account counts once, however it is spelled', async () => {
  const code = async (): Promise<string> => {
    const reply = await fetch(`${cloud.environment['WECHAT_API']}/fake/issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'oauth', value: { openid: 'oa-demo-openid-newcomer' } }),
    })
    return ((await reply.json()) as { code: string }).code
  }
  const start = await call(undefined, 'membership.startOfficialAccountSignIn', { returnTo: '/' })
  const { state } = start.body as { state: string }
  const enter = async (spelling: string) =>
    codeOf(
      await call(undefined, 'membership.signInWithOfficialAccount', { code: await code(), state: spelling }),
    )
  expect(await enter(state)).toBe('ok')
  for (const spelling of [state, state.toUpperCase(), `${state}zz`, `${state}0`]) {
    expect([spelling, await enter(spelling)]).toEqual([spelling, 'CODE_REFUSED'])
  }
})

test('a phone that nobody knows and one that is on the roster get the same answer', async () => {
  const ask = (phone: string) => call('worker2', 'membership.requestSmsCode', { phone })
  expect(await ask('13800000004')).toEqual(await ask('13899999999'))
  const guess = (phone: string) =>
    call('worker2', 'membership.bindBySmsCode', { phone, code: '000000', consent: true })
  expect(await guess('13800000004')).toEqual(await guess('13899999999'))
  expect(await guess('13800000005')).toEqual(await guess('13899999998'))
})

test('fifty-one unions with the longest names fill a page and lead to the next', async () => {
  const long = '示'.repeat(56)
  const text = long.slice(0, 40)
  for (let number = 0; number < 51; number += 1) {
    await asks('staff', 'membership.saveOrg', {
      parentId: 'org_firm_1',
      kind: 'workshop',
      name: `${long}${String(number).padStart(4, '0')}`,
    })
  }
  const first = await asks<{ items: object[]; next?: string }>('staff', 'membership.listOrgs', { text })
  const rest = await items('staff', 'membership.listOrgs', { text, cursor: first.next })
  expect([first.items.length, rest.length]).toEqual([50, 1])
})

test('whatever was done before, no collection holds a number of a person that can be read', async () => {
  await call('worker2', 'membership.requestSmsCode', { phone: '13800000006' })
  const number = /1380000\d{4}|99000119900101\d{3}/
  for (const { name } of await db().listCollections({}, { nameOnly: true }).toArray()) {
    for await (const document of db().collection(name).find()) {
      expect([name, number.exec(JSON.stringify(document))?.[0]]).toEqual([name, undefined])
    }
  }
})
