import { HOUSE } from '../../kernel/caller'
import { inTransaction } from '../../kernel/transaction'
import type { House, Unit } from '../../kernel/unit'
import { phoneKeyOf } from './rules/blind-keys'
import { ROLE_WORDS } from './rules/role-words'
import { createGrantsStore } from './store/grants'
import { createOrgTreeStore, type OrgTreeStore } from './store/org-tree'
import type { OrgDoc } from './store/orgs'
import { createPeopleStore } from './store/people'

export interface FirstStaff {
  /** Full name of the union that all others stand below. */
  readonly union: string
  readonly kind: 'city' | 'district'
  readonly name: string
  /** A mainland mobile number, 11 digits; with it the person binds their WeChat. */
  readonly phone: string
}

/** Why somebody cannot be made staff, in a sentence for whoever works the machine. */
export class CannotAppoint extends Error {}

export interface Appointed {
  readonly unionAdded: boolean
  readonly memberAdded: boolean
}

/** Everybody else gets their role from staff; the first one can only get it from whoever holds database and keys. The same
 *  way leads back in when the last one has left or run out. Safe to repeat; recorded like any other role. */
export const appointFirstStaff = (house: House, wish: FirstStaff): Promise<Appointed> =>
  inTransaction(house, HOUSE, async (unit) => {
    const tree = createOrgTreeStore(unit)
    const { org, unionAdded } = await topOf(tree, wish)
    const { memberId, memberAdded } = await memberFor(unit, org, wish)
    await createGrantsStore(unit).give({
      holder: memberId,
      role: 'staff',
      orgId: org._id,
      orgPath: org.orgPath,
      grantedBy: HOUSE.accountId,
    })
    await unit.audit.record({
      action: 'grant-role',
      subject: memberId,
      orgPath: org.orgPath,
      detail: `担任${org.name}的${ROLE_WORDS.staff}`,
    })
    return { unionAdded, memberAdded }
  })

const topOf = async (
  tree: OrgTreeStore,
  { union, kind }: FirstStaff,
): Promise<{ org: OrgDoc; unionAdded: boolean }> => {
  const top = await tree.top()
  if (!top) return { org: await tree.addTop(kind, union), unionAdded: true }
  if (top.name !== union) throw new CannotAppoint(`最上级的工会已经有了，是“${top.name}”。请写它的全名。`)
  return { org: top, unionAdded: false }
}

const memberFor = async (unit: Unit, org: OrgDoc, { name, phone }: FirstStaff) => {
  const people = createPeopleStore(unit)
  const phoneKey = phoneKeyOf(unit.vault, phone)
  const known = await people.byPhone(phoneKey)
  if (known) {
    if (known.name !== name) throw new CannotAppoint('这个手机号登记在另一个人名下，请核对。')
    await people.holdForRole(known._id)
    return { memberId: known._id, memberAdded: false }
  }
  const memberId = unit.ids.next('member')
  await people.add({
    _id: memberId,
    name,
    orgId: org._id,
    orgPath: org.orgPath,
    phone: unit.vault.seal(phone, 'phone'),
    phoneKey,
    state: 'active',
    rolesGiven: 1,
    changedAt: unit.clock.now(),
  })
  return { memberId, memberAdded: true }
}
