import { randomBytes } from 'node:crypto'
import { createMembershipEngine } from '../../../src/engines/membership'
import type { membership } from '../../../src/engines/membership/contract'
import { createIdentify } from '../../../src/engines/membership/identify'
import { createGroupProof } from '../../../src/adapters/wechat/group-proof'
import { createMiniProgram } from '../../../src/adapters/wechat/mini-program'
import { createOfficialAccount } from '../../../src/adapters/wechat/official-account'
import { createWechatApi } from '../../../src/adapters/wechat/open-api'
import { createPhoneByCode } from '../../../src/adapters/wechat/phone-by-code'
import { openWorkbook } from '../../../src/adapters/xlsx/open-workbook'
import { writeSheet } from '../../../src/adapters/xlsx/write-sheet'
import { createHttpSms } from '../../../src/adapters/sms/http-sms'
import { idKeyOf, nameKeyOf, phoneKeyOf } from '../../../src/engines/membership/rules/blind-keys'
import type { MembershipPorts } from '../../../src/engines/membership/ports'
import { createGrantsStore } from '../../../src/engines/membership/store/grants'
import { groups } from '../../../src/engines/membership/store/groups'
import { members, type MemberDoc } from '../../../src/engines/membership/store/members'
import { orgs, type OrgDoc } from '../../../src/engines/membership/store/orgs'
import { HOUSE } from '../../../src/kernel/caller'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { createDispatch, type Answer, type Credential } from '../../../src/kernel/dispatch'
import { unitOf } from '../../../src/kernel/transaction'
import type { Role } from '../../../src/kernel/contract'
import { startFakeSms, type FakeSms } from '../../../src/local/fakes/sms'
import { startFakeWechat, type FakeWechat } from '../../../src/local/fakes/wechat'
import { testClock, testHouse, type TestHouse } from '../../support/test-house'
import { COMMON, treeOf, type OrgLine } from './org-tree'

type Contract = typeof membership
type Name = keyof Contract

/** Somebody with WeChat in hand; the account behind it is made by the first call. */
export interface Somebody {
  readonly openid: string
}

export interface World extends Pick<TestHouse, 'house' | 'clock' | 'database' | 'close'> {
  readonly wechat: FakeWechat
  readonly sms: FakeSms
  readonly ports: MembershipPorts
  somebody(): Somebody
  /** The whole way: identify, limits, transaction, vendors over HTTP. */
  call<N extends Name>(
    who: Somebody | Credential,
    name: N,
    input: InputOf<Contract[N]>,
    key?: string,
  ): Promise<Answer>
  /** The output, or an error that shows the refusal. */
  does<N extends Name>(
    who: Somebody | Credential,
    name: N,
    input: InputOf<Contract[N]>,
  ): Promise<OutputOf<Contract[N]>>
  /** A member below the given union; `number` makes the phone 138000000xx and the identity number. */
  addMember(id: string, orgId: string, number: number, about?: Partial<MemberDoc>): Promise<string>
  /** Somebody bound to this member through the real binding, with these roles. */
  bound(memberId: string, number: number, ...roles: `${Role}@${string}`[]): Promise<Somebody>
  addGroup(id: string, orgId: string, about?: object): Promise<string>
}

export const APP = 'wxfake0000000001'
const OFFICIAL = 'wxfake0000000002'
const SECRET = 'fake-secret'

/** Beside what both worlds have: street2 ─ far. */
const TREE: readonly OrgLine[] = [...COMMON, ['far', 'enterprise', 'street2', '示例物流有限公司工会']]

export const phoneNumber = (number: number): string => `1380000${String(number).padStart(4, '0')}`
/** Area code 990001 exists nowhere. */
export const idNumber = (number: number): string => `99000119900101${String(number).padStart(3, '0')}X`

/** The whole engine on a real database, with the real adapters talking to the fakes over HTTP. */
export const membershipWorld = async (): Promise<World> => {
  const clock = testClock()
  const now = () => clock.now().getTime()
  const wechat = await startFakeWechat({ apps: { [APP]: SECRET, [OFFICIAL]: SECRET }, now })
  const sms = await startFakeSms({ key: 'sms-key', now })
  const api = createWechatApi({ base: wechat.url, appId: APP, secret: SECRET, clock, timeoutMs: 1_500 })
  const official = createWechatApi({
    base: wechat.url,
    appId: OFFICIAL,
    secret: SECRET,
    clock,
    timeoutMs: 1_500,
  })
  const ports: MembershipPorts = {
    phoneByCode: createPhoneByCode(api),
    miniProgram: createMiniProgram(api),
    groupProof: createGroupProof(api),
    officialAccount: createOfficialAccount(official, {
      authorizeUrl: `${wechat.url}/connect/oauth2/authorize`,
      publicUrl: 'https://union.example',
    }),
    sms: createHttpSms({ url: sms.url, key: 'sms-key', timeoutMs: 1_500 }),
    spreadsheets: { open: openWorkbook, write: writeSheet },
    robotOrigins: ['https://qyapi.weixin.qq.com', 'http://127.0.0.1:9999'],
    keptElsewhere: [{ title: '别处', about: (_unit, memberId) => Promise.resolve({ of: memberId }) }],
  }
  const engine = createMembershipEngine(ports)
  const { house, database, close } = await testHouse(() => [engine], clock)
  const dispatch = createDispatch(house, [engine], createIdentify(house))
  const all = treeOf(TREE)
  await orgs.of(house.db).insertMany(all)
  const orgOf = (orgId: string): OrgDoc => {
    const org = all.find(({ _id }) => _id === orgId)
    if (!org) throw new Error(`no union ${orgId}`)
    return org
  }

  const call: World['call'] = (who, name, input, key = randomBytes(12).toString('hex')) =>
    dispatch({
      engine: 'membership',
      operation: name,
      input,
      key,
      credential: 'openid' in who && !('kind' in who) ? { kind: 'wechat', openid: who.openid } : who,
      address: '203.0.113.1',
    })

  const does: World['does'] = async (who, name, input) => {
    const answer = await call(who, name, input)
    if (answer.ok) return answer.output as never
    if (answer.refusal.code === 'INTERNAL') throw answer.error
    throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
  }

  const somebody = (): Somebody => ({ openid: `o${randomBytes(10).toString('hex')}` })

  return {
    house,
    clock,
    database,
    wechat,
    sms,
    ports,
    somebody,
    call,
    does,
    close: async () => {
      await Promise.all([wechat.close(), sms.close()])
      await close()
    },
    addMember: async (id, orgId, number, about = {}) => {
      const { vault } = house
      const name = about.name ?? '陈样例'
      await members.of(house.db).insertOne({
        _id: id,
        name,
        orgId,
        orgPath: orgOf(orgId).orgPath,
        phone: vault.seal(phoneNumber(number), 'phone'),
        phoneKey: phoneKeyOf(vault, phoneNumber(number)),
        idNumber: vault.seal(idNumber(number), 'idNumber'),
        idKey: idKeyOf(vault, idNumber(number)),
        nameKey: nameKeyOf(vault, name, idNumber(number).slice(-6)),
        state: 'active',
        changedAt: clock.now(),
        ...about,
      })
      return id
    },
    bound: async (memberId, number, ...roles) => {
      const who = somebody()
      const code = wechat.issue('phone', { phone: phoneNumber(number), openid: who.openid })
      await does(who, 'bindByPhoneCode', { code, consent: true })
      const grants = createGrantsStore(unitOf(house, HOUSE))
      for (const given of roles) {
        const [role, orgId = ''] = given.split('@')
        await grants.give({
          holder: memberId,
          role: role as Role,
          orgId,
          orgPath: orgOf(orgId).orgPath,
          grantedBy: 'house',
        })
      }
      return who
    },
    addGroup: async (id, orgId, about = {}) => {
      await groups.of(house.db).insertOne({
        _id: id,
        name: id,
        kind: 'wechat',
        orgId,
        orgPath: orgOf(orgId).orgPath,
        tags: [],
        adminIds: [],
        createdAt: clock.now(),
        ...about,
      })
      return id
    },
  }
}

/** The code of a refusal; `ok` when it was none. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
