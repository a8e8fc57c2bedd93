import { benefitPorts } from '../../../src/compose/benefit'
import { readEnvironment } from '../../../config/environment'
import { createBenefitEngine } from '../../../src/engines/benefit'
import { reconcile } from '../../../src/engines/benefit/books/reconcile'
import { ledgerDb } from '../../../src/engines/benefit/store/ledger'
import { accounts } from '../../../src/engines/membership/store/accounts'
import { consents } from '../../../src/engines/membership/store/consents'
import { grants } from '../../../src/engines/membership/store/grants'
import { members } from '../../../src/engines/membership/store/members'
import { orgs } from '../../../src/engines/membership/store/orgs'
import { DEMO_PEOPLE, DISTRICT } from '../../../src/local/demo/people'
import { seedBenefit } from '../../../src/local/demo/seed-benefit'
import { seedDistrict } from '../../../src/local/demo/seed-district'
import { ensureCollections } from '../../../src/kernel/collection'
import type { Caller } from '../../../src/kernel/caller'
import { testClock, testHouse, type TestHouse } from '../../support/test-house'

let test_: TestHouse
beforeAll(async () => {
  test_ = await testHouse(
    () => [createBenefitEngine(benefitPorts(readEnvironment({})))],
    testClock('2026-11-23T06:30:00Z'),
  )
  await ensureCollections(test_.house.db, [orgs, members, grants, accounts, consents])
})
afterAll(async () => {
  await ledgerDb(test_.house.client, test_.house.db).dropDatabase()
  await test_.close()
})

const callerOf = (account: string): Caller => {
  const one = DEMO_PEOPLE.find((person) => person.account === account)
  return {
    accountId: `demo_${account}`,
    memberId: one?.memberId ?? '',
    trust: 'phone',
    orgPath: ['org_city', DISTRICT],
    grants: one?.roles ?? [],
  }
}

test('the demo has something for the worker, the shop and the desk, and its books balance', async () => {
  const { house, call } = test_
  await seedDistrict(house)
  const people = {
    ...{ staff: callerOf('staff'), streetstaff: callerOf('streetstaff'), merchant: callerOf('merchant') },
    ...{ worker: callerOf('worker'), worker2: callerOf('worker2') },
  }
  const engine = createBenefitEngine(benefitPorts(readEnvironment({})))
  await seedBenefit(house, engine, people)
  await seedBenefit(house, engine, people)
  const mine = await call(people.worker, 'benefit.listMyBenefits', {})
  expect(mine).toMatchObject({
    ok: true,
    output: {
      have: [{ title: '生鲜果蔬券', left: 1_200 }],
      waiting: [{ title: '冰箱、洗衣机购置券', state: 'waiting', place: 2 }],
    },
  })
  const shops = await call(people.merchant, 'benefit.listMyShops', {})
  expect(shops).toMatchObject({ ok: true, output: { items: [{ role: 'manager' }, { role: 'manager' }] } })
  const sheets = await call(people.staff, 'benefit.listSettlements', {})
  expect(sheets).toMatchObject({ ok: true, output: { items: [{ state: 'open' }, { state: 'paid' }] } })
  const desk = await call(people.staff, 'benefit.listStaffCampaigns', {})
  expect(desk).toMatchObject({ ok: true, output: { items: [{ state: 'submitted' }, {}, {}, {}, {}, {}] } })
  expect(await reconcile(house)).toMatchObject({ differences: [] })
})
