import type { OrgDoc } from '../../engines/membership/store/orgs'
import { DISTRICT } from './people'

/** The invented district 海湾区: 8 streets and parks, 120 enterprise unions, a workshop here and there. */
const STREETS = ['望海', '长堤', '桃林', '清泉', '东滩', '石桥'] as const
const PARKS = ['滨海产业园', '北岸物流园'] as const
const TRADES: readonly (readonly [string, string, readonly string[]])[] = [
  ['机械有限公司', '制造', ['产业工人']],
  ['食品有限公司', '制造', ['产业工人', '女职工多']],
  ['服装有限公司', '制造', ['女职工多']],
  ['物流有限公司', '交通物流', ['货车司机']],
  ['快递有限公司', '交通物流', ['新就业形态']],
  ['外卖配送站', '交通物流', ['新就业形态']],
  ['建筑工程有限公司', '建筑', ['农民工多']],
  ['物业服务有限公司', '服务', []],
  ['餐饮管理有限公司', '服务', ['女职工多']],
  ['劳务派遣有限公司', '服务', ['派遣用工']],
  ['化工有限公司', '制造', ['高危行业']],
  ['电子科技有限公司', '制造', []],
]
const PREFIXES = ['示例', '样板', '范例', '样本', '举例', '示范', '样式', '例证', '样章', '范本'] as const

export const demoOrgs = (): OrgDoc[] => {
  const all: OrgDoc[] = []
  const add = (
    _id: string,
    kind: OrgDoc['kind'],
    name: string,
    parent?: OrgDoc,
    more: Partial<OrgDoc> = {},
  ): OrgDoc => {
    const org: OrgDoc = {
      _id,
      kind,
      name,
      parentId: parent?._id ?? null,
      orgPath: [...(parent?.orgPath ?? []), _id],
      names: [...(parent?.names ?? []), name],
      tags: [],
      ...more,
    }
    all.push(org)
    return org
  }
  const city = add('org_city', 'city', '示例市总工会')
  const district = add(DISTRICT, 'district', '海湾区总工会', city)
  const tops = [
    ...STREETS.map((name, at) => add(`org_street_${at + 1}`, 'street', `${name}街道总工会`, district)),
    ...PARKS.map((name, at) => add(`org_park_${at + 1}`, 'park', `${name}工会联合会`, district)),
  ]
  for (let n = 0; n < 120; n += 1) {
    const [trade = '', industry = '', tags = []] = TRADES[n % TRADES.length] ?? []
    const prefix = PREFIXES[Math.floor(n / TRADES.length) % PREFIXES.length] ?? ''
    const parent = tops[Math.floor(n / 2) % tops.length]
    const firm = add(`org_firm_${n + 1}`, 'enterprise', `${prefix}${trade}工会`, parent, {
      industry,
      tags: [...tags],
    })
    if (n % 12 === 0) add(`${firm._id}_shop`, 'workshop', '一车间分会', firm)
  }
  add('org_legal', 'enterprise', '职工法律服务团工会', district)
  return all
}
