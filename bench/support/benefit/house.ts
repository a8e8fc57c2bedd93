import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { readEnvironment } from '../../../config/environment'
import { benefitEngine } from '../../../src/compose/benefit'
import { allEngines } from '../../../src/compose/engines'
import { prepareDatabase } from '../../../src/compose/prepare'
import { openHouse } from '../../../src/compose/house'
import { accounts } from '../../../src/engines/membership/store/accounts'
import { members } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import type { benefit } from '../../../src/engines/benefit/contract'
import type { Caller } from '../../../src/kernel/caller'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { createDispatch } from '../../../src/kernel/dispatch'
import type { House } from '../../../src/kernel/unit'
import { startDatabase } from '../../../src/local/database'

export const DISTRICT = 'org_district'
const FIRM_PATH = [DISTRICT, 'org_street', 'org_firm']
export const STAFF: Caller = {
  ...{ accountId: 'acc_staff', memberId: 'mem_staff', trust: 'phone', orgPath: [DISTRICT] },
  grants: [{ role: 'staff', orgId: DISTRICT }],
}
const CHIEF: Caller = { ...STAFF, accountId: 'acc_chief', memberId: 'mem_chief' }

type Name = keyof typeof benefit

/** A house on a database of its own, with people who are signed in as on any other day. */
export const openBenefitHouse = async (poolSize: number) => {
  z.config(zhCN())
  const dir = await mkdtemp(join(tmpdir(), 'niangjiaren-bench-'))
  const database = await startDatabase({
    ...{ dir, existingUri: process.env['MONGODB_URI'], cacheGb: 1 },
    log: (line) => console.error(line),
  })
  const signKey = randomBytes(32)
  const environment = readEnvironment({
    ...{ MONGODB_URI: database.uri, MONGODB_NAME: `bench${randomBytes(4).toString('hex')}` },
    DATA_KEYS: `a:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    SIGN_KEY: signKey.toString('base64'),
  })
  const house = await openHouse(environment, { poolSize, durableLimits: false })
  await prepareDatabase(house, allEngines(environment))
  const engine = benefitEngine(environment)
  const callers = new Map<string, Caller>()
  const dispatch = createDispatch(house, [engine], (credential) =>
    Promise.resolve(credential.kind === 'token' ? callers.get(credential.token) : undefined),
  )
  const act = async <N extends Name>(caller: Caller, name: N, input: InputOf<(typeof benefit)[N]>) => {
    callers.set(caller.accountId, caller)
    const answer = await dispatch({
      ...{ engine: 'benefit', operation: name, input, key: house.ids.next('key'), address: 'bench' },
      credential: { kind: 'token', token: caller.accountId },
    })
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`, { cause: answer.error })
    return answer.output as OutputOf<(typeof benefit)[N]>
  }
  return {
    ...{ house, engine, environment, act, dispatch, callers },
    signKey: signKey.toString('base64'),
    uri: database.uri,
    close: async () => {
      await house.client.close()
      await database.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type BenefitHouse = Awaited<ReturnType<typeof openBenefitHouse>>

const AT_ONCE = 5_000

/** Members with an account each, `acc_0` …, bound by phone. */
export const addPeople = async (house: House, from: number, count: number): Promise<void> => {
  const now = house.clock.now()
  const phone = house.vault.seal('13800000000', 'phone')
  if (from === 0) {
    await orgs.of(house.db).insertMany([
      {
        _id: DISTRICT,
        kind: 'district',
        name: '示例区总工会',
        parentId: null,
        orgPath: [DISTRICT],
        names: [],
        tags: [],
      },
    ])
    for (const id of ['staff', 'chief', 'manager']) {
      await members.of(house.db).insertOne({
        ...{ _id: `mem_${id}`, name: '陈样例', orgId: DISTRICT, orgPath: [DISTRICT], phone },
        ...{ phoneKey: `key_${id}`, state: 'active', certifiedAt: now, changedAt: now },
      })
    }
  }
  for (let at = from; at < from + count; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, from + count - at) }, (_, index) => at + index)
    await members.of(house.db).insertMany(
      some.map((n) => ({
        ...{ _id: `mem_${n}`, name: '陈样例', orgId: 'org_firm', orgPath: FIRM_PATH, phone },
        ...{ phoneKey: `key_${n}`, state: 'active' as const, certifiedAt: now, changedAt: now },
      })),
      { ordered: false },
    )
    await accounts.of(house.db).insertMany(
      some.map((n) => ({
        ...{ _id: `acc_${n}`, logins: [`login_${n}`], memberId: `mem_${n}`, generation: 0, createdAt: now },
      })),
      { ordered: false },
    )
  }
}

export const addMerchant = async ({ act }: BenefitHouse, number: number) => {
  const { merchantId } = await act(STAFF, 'saveMerchant', {
    merchant: {
      ...{
        name: `示例商户 ${number}`,
        orgId: DISTRICT,
        contact: '钱示店',
        phone: '13800000009',
        state: 'active',
      },
      payee: { name: '示例有限公司', bank: '示例银行', account: '6222000000000000001' },
    },
  })
  const { shopId } = await act(STAFF, 'saveShop', {
    shop: { merchantId, name: '示例门店', address: '示例路 1 号', hours: '全天', state: 'active' },
  })
  return { merchantId, shopId }
}

/** A campaign whose one round is open, approved by a second person. */
export const addCampaign = async (
  { act, house }: BenefitHouse,
  merchantIds: readonly string[],
  count: number,
): Promise<string> => {
  const now = house.clock.now().getTime()
  const moment = (ms: number): string => new Date(now + ms).toISOString()
  // Each from another desk: one person may not save as many in a minute as a bench needs.
  const writer = { ...STAFF, accountId: house.ids.next('acc') }
  const chief = { ...CHIEF, accountId: house.ids.next('acc') }
  const { campaignId, version } = await act(writer, 'saveCampaign', {
    terms: {
      ...{ title: '加油券', orgId: DISTRICT, summary: '满 200 减 50', organiser: '示例区总工会' },
      kind: { type: 'fixed', amount: 5_000, minimum: 20_000, divisible: false },
      budget: Math.max(1, count) * 5_000,
      rounds: [{ roundId: 'r1', opensAt: moment(-60_000), closesAt: moment(86_400_000), count }],
      quota: { by: 'none' },
      ...{ useFrom: moment(-60_000), useUntil: moment(30 * 86_400_000), merchantIds: [...merchantIds] },
      ...{ rules: [{ rule: 'certified' }], perPerson: 1, perRound: 1, stackable: false, waitingList: true },
      ...{ rulesText: '每人一张。', taxText: '按规定。' },
    },
  })
  await act(writer, 'submitCampaign', { campaignId, version })
  await act(chief, 'decideCampaign', { campaignId, version: version + 1, approve: true })
  return campaignId
}
