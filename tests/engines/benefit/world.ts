import { createBenefitEngine } from '../../../src/engines/benefit'
import { reconcile, type Reconciled } from '../../../src/engines/benefit/books/reconcile'
import type { benefit } from '../../../src/engines/benefit/contract'
import type { BenefitPorts } from '../../../src/engines/benefit/ports'
import { ledgerDb } from '../../../src/engines/benefit/store/ledger'
import { writeSheet } from '../../../src/adapters/xlsx/write-sheet'
import { createMembershipFacts } from '../../../src/engines/membership/facts'
import { grants } from '../../../src/engines/membership/store/grants'
import { groups } from '../../../src/engines/membership/store/groups'
import { members, type MemberDoc } from '../../../src/engines/membership/store/members'
import { orgs, type OrgDoc } from '../../../src/engines/membership/store/orgs'
import { benefitConsumers } from '../../../src/flows/benefit-consumers'
import type { Caller } from '../../../src/kernel/caller'
import { ensureCollections } from '../../../src/kernel/collection'
import type { InputOf, OutputOf } from '../../../src/kernel/contract'
import { drainOutbox } from '../../../src/kernel/outbox'
import type { House } from '../../../src/kernel/unit'
import { person, testHouse, type TestHouse } from '../../support/test-house'

export type Name = keyof typeof benefit
export type Input<N extends Name> = InputOf<(typeof benefit)[N]>
export type Output<N extends Name> = OutputOf<(typeof benefit)[N]>
export type Terms = Input<'saveCampaign'>['terms']

/** Papers that are never printed: those who print have tests of their own. */
const noPapers: BenefitPorts['papers'] = {
  available: () => false,
  print: () => Promise.reject(new Error('no paper')),
}

export const ports = (about: Partial<BenefitPorts> = {}): BenefitPorts => ({
  people: createMembershipFacts,
  writeSheet,
  papers: noPapers,
  ...about,
})

export interface World extends TestHouse {
  readonly staff: Caller
  /** Somebody else of the same union, who approves. */
  readonly chief: Caller
  readonly auditor: Caller
  readonly cashier: Caller
  readonly manager: Caller
  readonly merchantId: string
  readonly shopId: string
  /** Another merchant of the district with one shop and nobody in it. */
  shop(name: string): Promise<{ readonly merchantId: string; readonly shopId: string }>
  /** A member of `org_firm` (or another union below `org_street`), bound by phone. */
  worker(id: string, about?: Partial<MemberDoc>): Promise<Caller>
  workers(prefix: string, count: number, about?: Partial<MemberDoc>): Promise<Caller[]>
  done<N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string): Promise<Output<N>>
  /** The code of the refusal, or `ok`. */
  code<N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string): Promise<string>
  terms(about?: Partial<Terms>): Terms
  /** Written by staff, approved by the chief. */
  campaign(about?: Partial<Terms>): Promise<string>
  /** A coupon of the campaign in the hands of the person. */
  claim(caller: Caller, campaignId: string): Promise<string>
  /** Taken at the shop by the cashier, in the way of the counter. */
  take(
    holder: Caller,
    couponId: string,
    asked: Omit<Input<'redeem'>, 'ticket'>,
    at?: Caller,
  ): Promise<Output<'redeem'>>
  /** Works the outbox until nothing is due. */
  work(house?: House): Promise<void>
  books(): Promise<Reconciled>
  /** Fails with the differences when a fen is missing. */
  balanced(): Promise<Reconciled>
}

const ORGS: readonly (readonly [string, OrgDoc['kind'], string | null, Partial<OrgDoc>?])[] = [
  ['org_district', 'district', null],
  ['org_street', 'street', 'org_district'],
  ['org_street2', 'street', 'org_district'],
  ['org_firm', 'enterprise', 'org_street', { industry: '制造', tags: ['产业工人'] }],
  ['org_firm2', 'enterprise', 'org_street2', { industry: '交通物流', tags: ['货车司机'] }],
]

export const PATHS: Readonly<Record<string, string[]>> = {
  org_firm: ['org_district', 'org_street', 'org_firm'],
  org_firm2: ['org_district', 'org_street2', 'org_firm2'],
}

export const openWorld = async (about: Partial<BenefitPorts> = {}): Promise<World> => {
  const test = await testHouse(() => [createBenefitEngine(ports(about))])
  const { house } = test
  await ensureCollections(house.db, [orgs, members, groups, grants])
  const paths = new Map<string, string[]>()
  for (const [_id, kind, parentId, more] of ORGS) {
    const orgPath = [...(parentId === null ? [] : (paths.get(parentId) ?? [])), _id]
    paths.set(_id, orgPath)
    await orgs
      .of(house.db)
      .insertOne({ _id, kind, name: `${_id} 工会`, parentId, orgPath, names: [], tags: [], ...more })
  }
  const memberOf = (id: string, more: Partial<MemberDoc>): MemberDoc => {
    const orgPath = more.orgPath ?? PATHS['org_firm'] ?? []
    return {
      ...{ _id: `mem_${id}`, name: '陈样例', orgId: orgPath.at(-1) ?? '', orgPath, state: 'active' },
      ...{ phone: house.vault.seal('13800000000', 'phone'), phoneKey: `key_${id}` },
      ...{ certifiedAt: house.clock.now(), joinedOn: '2020-01-01', changedAt: house.clock.now() },
      ...more,
    }
  }
  const worker = async (id: string, more: Partial<MemberDoc> = {}): Promise<Caller> => {
    const member = memberOf(id, more)
    await members.of(house.db).insertOne(member)
    return person(id, { orgPath: member.orgPath })
  }
  const answer = async <N extends Name>(caller: Caller, name: N, input: Input<N>, key?: string) =>
    test.call(caller, `benefit.${name}`, input, key)
  const done = async <N extends Name>(
    caller: Caller,
    name: N,
    input: Input<N>,
    key?: string,
  ): Promise<Output<N>> => {
    const result = await answer(caller, name, input, key)
    if (!result.ok) {
      throw new Error(`${name}: ${JSON.stringify(result.refusal)}`, { cause: result.error })
    }
    return result.output as Output<N>
  }
  const code = async <N extends Name>(
    caller: Caller,
    name: N,
    input: Input<N>,
    key?: string,
  ): Promise<string> => {
    const result = await answer(caller, name, input, key)
    if (result.ok) return 'ok'
    if (result.refusal.code === 'INTERNAL') throw new Error(`${name} failed`, { cause: result.error })
    return result.refusal.code
  }

  const staff = person('staff', { orgPath: ['org_district'] }, 'staff@org_district')
  const chief = person('chief', { orgPath: ['org_district'] }, 'staff@org_district')
  const auditor = person('auditor', { orgPath: ['org_district'] }, 'auditor@org_district')
  for (const id of ['staff', 'chief', 'auditor']) await worker(id, { orgPath: ['org_district'] })
  const cashier = await worker('cashier')
  const manager = await worker('manager')
  const shop = async (name: string) => {
    const { merchantId } = await done(staff, 'saveMerchant', {
      merchant: {
        ...{ name, orgId: 'org_district', contact: '钱示店', phone: '13800000009', state: 'active' },
        payee: { name: `${name}有限公司`, bank: '示例银行海湾支行', account: '6222000000000000001' },
      },
    })
    const { shopId } = await done(staff, 'saveShop', {
      shop: {
        ...{ merchantId, name: `${name}海湾路店`, address: '海湾路 1 号', hours: '6:00–22:00' },
        state: 'active',
      },
    })
    return { merchantId, shopId }
  }
  const { merchantId, shopId } = await shop('示例加油站')
  await done(staff, 'saveCashier', { shopId, memberId: 'mem_cashier', role: 'cashier' })
  await done(staff, 'saveCashier', { shopId, memberId: 'mem_manager', role: 'manager' })

  const terms = (more: Partial<Terms> = {}): Terms => ({
    ...{ title: '加油券', orgId: 'org_district', summary: '满 200 减 50', organiser: '海湾区总工会' },
    kind: { type: 'fixed', amount: 5_000, minimum: 20_000, divisible: false },
    budget: 500_000,
    rounds: [
      { roundId: 'r1', opensAt: '2026-11-23T00:00:00Z', closesAt: '2026-11-23T06:00:00Z', count: 60 },
      { roundId: 'r2', opensAt: '2026-11-24T00:00:00Z', closesAt: '2026-11-24T06:00:00Z', count: 40 },
    ],
    quota: { by: 'none' },
    ...{ useFrom: '2026-11-23T00:00:00Z', useUntil: '2026-12-01T16:00:00Z', merchantIds: [merchantId] },
    ...{ rules: [{ rule: 'certified' }], perPerson: 1, perRound: 1, stackable: false, waitingList: true },
    ...{ offerHours: 24, rulesText: '每人一张，当面使用。', taxText: '按规定缴纳个人所得税，由工会代扣。' },
    ...more,
  })
  const campaign = async (more: Partial<Terms> = {}): Promise<string> => {
    const { campaignId, version } = await done(staff, 'saveCampaign', { terms: terms(more) })
    await done(staff, 'submitCampaign', { campaignId, version })
    await done(chief, 'decideCampaign', { campaignId, version: version + 1, approve: true })
    return campaignId
  }
  const claim = async (caller: Caller, campaignId: string): Promise<string> => {
    const result = await done(caller, 'claimCoupon', { campaignId })
    if (result.state !== 'yours') throw new Error(`not given: ${JSON.stringify(result)}`)
    return result.coupon.couponId
  }
  const work = async (at: House = house): Promise<void> => {
    const problems: unknown[] = []
    const consumers = benefitConsumers(at, {
      benefits: ports(about),
      groups: createMembershipFacts,
      posting: () => ({ post: () => Promise.resolve('') }),
    })
    await drainOutbox(at, consumers, (_message, error) => problems.push(error))
    if (problems.length > 0) throw new Error('a message failed', { cause: problems[0] })
  }
  const books = () => reconcile(house)
  return {
    ...test,
    ...{ staff, chief, auditor, cashier, manager, merchantId, shopId },
    ...{ worker, done, code, terms, campaign, claim, work, books },
    workers: async (prefix, count, more = {}) => {
      const made = Array.from({ length: count }, (_, at) => memberOf(`${prefix}${at}`, more))
      await members.of(house.db).insertMany(made)
      return made.map(({ _id, orgPath }) => person(_id.slice('mem_'.length), { orgPath }))
    },
    take: async (holder, couponId, asked, at = cashier) => {
      const { digits } = await done(holder, 'showCode', { couponId })
      const { ticket } = await done(at, 'checkCode', { shopId, code: digits })
      return done(at, 'redeem', { ticket, ...asked })
    },
    shop,
    balanced: async () => {
      const result = await books()
      if (result.differenceCount > 0) throw new Error(result.differences.join('\n'))
      return result
    },
    close: async () => {
      await ledgerDb(house.client, house.db).dropDatabase()
      await test.close()
    },
  }
}
