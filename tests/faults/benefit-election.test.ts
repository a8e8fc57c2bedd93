import { connectDatabase } from '../../src/kernel/database'
import { createFiles } from '../../src/kernel/files'
import { createLimits } from '../../src/kernel/limits'
import { auditEntries } from '../../src/kernel/audit'
import { ensureCollections } from '../../src/kernel/collection'
import { createBenefitEngine } from '../../src/engines/benefit'
import { reconcile } from '../../src/engines/benefit/books/reconcile'
import { coupons } from '../../src/engines/benefit/store/coupons'
import { members } from '../../src/engines/membership/store/members'
import { orgs } from '../../src/engines/membership/store/orgs'
import { answeredCalls } from '../../src/kernel/idempotency'
import { outboxMessages } from '../../src/kernel/outbox'
import { ports } from '../engines/benefit/world'
import { startReplicaSet, type ReplicaSet } from '../support/replica-set'
import { person, testHouse, type TestHouse } from '../support/test-house'

/** The primary is killed while a thousand people claim: whoever was told "yours" has it, and nobody has two. */
let set: ReplicaSet
let t: TestHouse
const PEOPLE = 1_000
const QUOTA = 900
const PATH = ['org_district', 'org_firm']
const staff = person('staff', { orgPath: ['org_district'] }, 'staff@org_district')
const chief = person('chief', { orgPath: ['org_district'] }, 'staff@org_district')

beforeAll(async () => {
  set = await startReplicaSet(3)
  const { client, db } = await connectDatabase(set.uri, 'benefit-election', 20)
  const engine = createBenefitEngine(ports())
  t = await testHouse((house) => {
    Object.assign(house, {
      ...{
        client,
        db,
        files: createFiles(db, house.vault),
        limits: createLimits(client, 'benefit-election', false),
      },
    })
    return [engine]
  })
  await ensureCollections(db, [
    auditEntries,
    outboxMessages,
    answeredCalls,
    orgs,
    members,
    ...engine.collections,
  ])
  await orgs.of(db).insertOne({
    ...{
      _id: 'org_district',
      kind: 'district',
      name: '示例区总工会',
      parentId: null,
      orgPath: ['org_district'],
    },
    ...{ names: [], tags: [] },
  })
}, 90_000)
afterAll(async () => {
  await t.house.client.close()
  await t.close()
  await set.stop()
})

const done = async (caller: typeof staff, name: string, input: unknown): Promise<Record<string, unknown>> => {
  const answer = await t.call(caller, `benefit.${name}`, input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal), { cause: answer.error })
  return answer.output as Record<string, unknown>
}

const openCampaign = async (): Promise<string> => {
  const { merchantId } = await done(staff, 'saveMerchant', {
    merchant: {
      ...{
        name: '示例商户',
        orgId: 'org_district',
        contact: '钱示店',
        phone: '13800000009',
        state: 'active',
      },
      payee: { name: '示例有限公司', bank: '示例银行', account: '6222000000000000001' },
    },
  })
  const { campaignId, version } = await done(staff, 'saveCampaign', {
    terms: {
      ...{ title: '加油券', orgId: 'org_district', summary: '满 200 减 50', organiser: '示例区总工会' },
      ...{ kind: { type: 'fixed', amount: 5_000, minimum: 0, divisible: false }, budget: QUOTA * 5_000 },
      rounds: [
        { roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count: QUOTA },
      ],
      ...{ quota: { by: 'none' }, useFrom: '2026-11-23T00:00:00Z', useUntil: '2026-12-01T16:00:00Z' },
      ...{
        merchantIds: [merchantId],
        rules: [],
        perPerson: 1,
        perRound: 1,
        stackable: false,
        waitingList: true,
      },
      ...{ rulesText: '每人一张。', taxText: '按规定。' },
    },
  })
  await done(staff, 'submitCampaign', { campaignId, version })
  await done(chief, 'decideCampaign', { campaignId, version: Number(version) + 1, approve: true })
  return String(campaignId)
}

/** What a phone does: the same key again until the answer is definite. */
const untilAnswered = async (n: number, campaignId: string): Promise<string> => {
  for (;;) {
    const who = person(`p${n}`, { orgPath: PATH })
    const answer = await t.call(who, 'benefit.claimCoupon', { campaignId }, `key-claim-${n}`)
    if (answer.ok) return (answer.output as { state: string }).state
    if (!['AWAY', 'STILL_RUNNING'].includes(answer.refusal.code))
      throw new Error(answer.refusal.code, { cause: answer.error })
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

test('a primary that dies while a thousand claim: everybody told "yours" has one coupon, and the books agree', async () => {
  const campaignId = await openCampaign()
  const claiming = Array.from({ length: PEOPLE }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n))
    return untilAnswered(n, campaignId)
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await set.members[0]?.kill()
  const states = await Promise.all(claiming)
  const found = await coupons.of(t.house.db).find({ campaignId }).toArray()
  expect(found).toHaveLength(QUOTA)
  expect(new Set(found.map(({ memberId }) => memberId)).size).toBe(QUOTA)
  expect(states.filter((state) => state === 'yours')).toHaveLength(QUOTA)
  expect((await reconcile(t.house)).differences).toEqual([])
}, 120_000)
