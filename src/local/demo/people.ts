import type { Role } from '../../kernel/contract'

/** Everybody who can sign in to the demo. All names, firms and numbers are invented. */
export interface DemoPerson {
  /** Name of the account, for `POST /api/dev/login`. */
  readonly account: string
  readonly memberId: string
  readonly name: string
  readonly phone: string
  readonly orgId: string
  readonly says: string
  readonly roles: readonly { readonly role: Role; readonly orgId: string }[]
}

export const DISTRICT = 'org_haiwan'
export const FIRST_STREET = 'org_street_1'
export const FIRST_FIRM = 'org_firm_1'
export const SECOND_FIRM = 'org_firm_2'
const LEGAL_TEAM = 'org_legal'

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('worker', '陈样例', 1, 'org_firm_1_shop', '职工，在示例机械上班'),
  person('worker2', '吴例子', 2, SECOND_FIRM, '职工，在另一家单位'),
  person('groupadmin', '郑样板', 3, FIRST_FIRM, '企业工会主席，管自己单位的群', [
    { role: 'groupadmin', orgId: FIRST_FIRM },
  ]),
  person('lawyer', '王示范', 4, LEGAL_TEAM, '律师，能写指引、审指引', [{ role: 'lawyer', orgId: DISTRICT }]),
  person('lawyer2', '刘范例', 5, LEGAL_TEAM, '另一位律师，做第二审', [{ role: 'lawyer', orgId: DISTRICT }]),
  person('counsellor', '周举例', 6, LEGAL_TEAM, '心理咨询师', [{ role: 'counsellor', orgId: DISTRICT }]),
  person('staff', '林样本', 7, DISTRICT, '区总工会干部，管全区', [{ role: 'staff', orgId: DISTRICT }]),
  person('streetstaff', '赵街样', 8, FIRST_STREET, '街道工会干部，只管一个街道', [
    { role: 'staff', orgId: FIRST_STREET },
  ]),
  person('merchant', '钱示店', 9, DISTRICT, '商家', [{ role: 'merchant', orgId: DISTRICT }]),
  person('auditor', '孙审例', 10, DISTRICT, '审计员，能看操作记录', [{ role: 'auditor', orgId: DISTRICT }]),
]

function person(
  account: string,
  name: string,
  number: number,
  orgId: string,
  says: string,
  roles: DemoPerson['roles'] = [],
): DemoPerson {
  const phone = `138000000${String(number).padStart(2, '0')}`
  return { account, memberId: `mem_demo_${account}`, name, phone, orgId, says, roles }
}
