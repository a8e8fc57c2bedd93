import { accounts, createAccountsStore } from '../../engines/membership/store/accounts'
import { createConsentsStore } from '../../engines/membership/store/consents'
import { consentText } from '../../engines/membership/rules/consent-texts'
import { grants, type GrantDoc } from '../../engines/membership/store/grants'
import { groups, type GroupDoc } from '../../engines/membership/store/groups'
import { members, type MemberDoc } from '../../engines/membership/store/members'
import { orgs, type OrgDoc } from '../../engines/membership/store/orgs'
import { HOUSE } from '../../kernel/caller'
import { unitOf } from '../../kernel/transaction'
import { insertMissing } from '../../kernel/insert-missing'
import type { House } from '../../kernel/unit'
import { demoOrgs } from './district'
import { openidOf, unionidOf } from './openid'
import { DEMO_PEOPLE, DISTRICT, FIRST_FIRM, type DemoPerson } from './people'

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const GIVEN = ['样例', '示例', '范例', '例子', '样本', '举例', '样板', '示范', '范本', '样章', '例证', '样式']
const MEMBERS_PER_FIRM = 45

/** Fills an empty database with the demo district; does nothing where it is there already. Safe to repeat:
 *  what a start that was cut off has written stays as it is. */
export const seedDistrict = async (house: House): Promise<void> => {
  if (await orgs.of(house.db).findOne({ _id: DISTRICT })) return
  const tree = demoOrgs()
  const byId = new Map(tree.map((org) => [org._id, org]))
  const firms = tree.filter((org) => org.kind === 'enterprise')
  const people = [
    ...DEMO_PEOPLE.map((person) =>
      memberOf(house, orgOf(byId, person.orgId), person.memberId, person.name, person.phone),
    ),
    ...firms.flatMap((firm, at) => crowd(house, firm, at)),
  ]
  await insertMissing(members.of(house.db), people)
  await insertMissing(
    groups.of(house.db),
    firms.flatMap((firm, at) => groupsOf(house, firm, at)),
  )
  await insertMissing(
    grants.of(house.db),
    DEMO_PEOPLE.flatMap((person) => grantsOf(house, byId, person)),
  )
  await signUp(house)
  // The district comes last: its presence says that everything else is whole.
  await insertMissing(
    orgs.of(house.db),
    tree.filter((org) => org._id !== DISTRICT),
  )
  await insertMissing(orgs.of(house.db), [orgOf(byId, DISTRICT)])
}

const orgOf = (byId: ReadonlyMap<string, OrgDoc>, orgId: string): OrgDoc => {
  const org = byId.get(orgId)
  if (!org) throw new Error(`the demo has no union ${orgId}`)
  return org
}

const memberOf = (house: House, org: OrgDoc, _id: string, name: string, phone: string): MemberDoc => ({
  _id,
  name,
  orgId: org._id,
  orgPath: org.orgPath,
  phone: house.vault.seal(phone, 'phone'),
  phoneKey: house.vault.blind(phone, 'phone'),
  state: 'active',
  certifiedAt: house.clock.now(),
  changedAt: house.clock.now(),
})

const crowd = (house: House, firm: OrgDoc, at: number): MemberDoc[] =>
  Array.from({ length: MEMBERS_PER_FIRM - 15 + ((at * 7) % 31) }, (_, n) => {
    const number = at * 100 + n
    const name = `${SURNAMES[number % SURNAMES.length] ?? ''}${GIVEN[(number * 5 + at) % GIVEN.length] ?? ''}`
    return memberOf(house, firm, `mem_${at}_${n}`, name, `13900${String(number).padStart(6, '0')}`)
  })

const groupsOf = (house: House, firm: OrgDoc, at: number): GroupDoc[] => {
  const short = firm.name.replace(/(有限公司)?工会$/, '')
  const group = (suffix: string, name: string): GroupDoc => ({
    _id: `group_${at + 1}${suffix}`,
    name,
    kind: at % 3 === 0 ? 'wecom' : 'wechat',
    orgId: firm._id,
    orgPath: firm.orgPath,
    tags: firm.tags,
    adminIds: firm._id === FIRST_FIRM ? ['mem_demo_groupadmin'] : [`mem_${at}_0`],
    createdAt: house.clock.now(),
  })
  return [group('', `${short}职工群`), ...(at % 4 === 0 ? [group('b', `${short}班组长群`)] : [])]
}

const grantsOf = (house: House, byId: ReadonlyMap<string, OrgDoc>, person: DemoPerson): GrantDoc[] =>
  person.roles.map(({ role, orgId }) => ({
    _id: `grant_demo_${person.account}_${role}`,
    holder: person.memberId,
    role,
    orgId,
    orgPath: orgOf(byId, orgId).orgPath,
    grantedBy: 'house',
    grantedAt: house.clock.now(),
    active: true,
  }))

/** An account for everybody in the demo, bound by phone as if they had been here before, which nobody is without consent. */
const signUp = async (house: House): Promise<void> => {
  const store = createAccountsStore(unitOf(house, HOUSE))
  const consents = createConsentsStore(unitOf(house, HOUSE))
  const { purpose, version } = consentText('general')
  for (const person of DEMO_PEOPLE) {
    const account = await store.signIn(
      { openid: openidOf(person.account), unionid: unionidOf(openidOf(person.account)) },
      'mini-program',
    )
    await accounts
      .of(house.db)
      .updateOne({ _id: account._id }, { $set: { memberId: person.memberId }, $unset: { expiresAt: '' } })
    await consents.write({
      memberId: person.memberId,
      purpose,
      version,
      given: true,
      accountId: account._id,
    })
  }
}
