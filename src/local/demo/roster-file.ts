import type { Writable } from 'node:stream'
import { writeSheet } from '../../adapters/xlsx/write-sheet'
import { identityCheckCharacter } from '../../engines/membership/rules/roster/identity-number'

/** Where a person of the demo belongs: names along the tree below the district. */
export interface DemoUnion {
  readonly street: string
  readonly enterprise: string
  readonly workshop?: string
}

export interface DemoPerson {
  readonly name: string
  /** Passes the check character, but no place on earth has the area code 990001. */
  readonly idNumber: string
  /** 138 and eight digits counted up from 00000000. */
  readonly phone: string
  /** `YYYY-MM-DD`. */
  readonly joinedOn: string
}

export const ROSTER_HEADER = ['姓名', '身份证号', '手机号', '区', '街道/园区', '企业工会', '车间', '入会日期']

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const INVENTED = [...'样例示范演练虚拟试']
const STREETS = [
  '示例街道',
  '样板街道',
  '演练街道',
  '试行镇',
  '范本镇',
  '示例产业园',
  '样板开发区',
  '演练物流园',
]
const TRADES = ['机械', '电子', '食品', '服装', '物流', '建材', '化工', '商贸', '家电', '船舶']
const WORKSHOPS = ['一车间', '二车间', '装配车间', '仓储车间']

const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** `count` unions; about one enterprise in ten has workshops. The same numbers give the same names. */
export const demoUnions = (count: number): DemoUnion[] =>
  Array.from({ length: count }, (_, index) => {
    const trade = pick(TRADES, index)
    const street = pick(STREETS, index)
    const enterprise = `示例${trade}${String(index + 1).padStart(4, '0')}有限公司`
    return index % 10 === 9
      ? { street, enterprise, workshop: pick(WORKSHOPS, index) }
      : { street, enterprise }
  })

/** Person number `index` of the demo; different numbers (below 15,000,000) differ in identity number and phone. */
export const demoPerson = (index: number): DemoPerson => {
  const birth = new Date(Date.UTC(1962, 0, 1 + ((index * 7919) % 15_000)))
  const first17 = `990001${day(birth, '')}${String(Math.floor(index / 15_000) + 1).padStart(3, '0')}`
  const joined = new Date(Date.UTC(2005, 0, 1 + ((index * 31) % 6_000)))
  return {
    name:
      pick(SURNAMES, index) +
      pick(INVENTED, Math.floor(index / 32)) +
      pick(INVENTED, Math.floor(index / 288) + index),
    idNumber: first17 + identityCheckCharacter(first17),
    phone: `138${String(index).padStart(8, '0')}`,
    joinedOn: day(joined, '-'),
  }
}

const day = (date: Date, between: string): string => date.toISOString().slice(0, 10).replaceAll('-', between)

/** The rows of a roster of `count` people of one district, spread over its unions. */
export function* demoRosterRows(roster: {
  readonly district: string
  readonly unions: readonly DemoUnion[]
  readonly count: number
  /** Number of the first person; default 0. */
  readonly from?: number
}): Generator<string[]> {
  for (let index = roster.from ?? 0; index < (roster.from ?? 0) + roster.count; index += 1) {
    const person = demoPerson(index)
    const union = pick(roster.unions, index)
    yield [
      person.name,
      person.idNumber,
      person.phone,
      roster.district,
      union.street,
      union.enterprise,
      union.workshop ?? '',
      person.joinedOn,
    ]
  }
}

/** Writes such a roster as .xlsx, row by row. */
export const writeDemoRoster = (roster: Parameters<typeof demoRosterRows>[0], to: Writable): Promise<void> =>
  writeSheet({ name: '会员名册', header: ROSTER_HEADER, rows: demoRosterRows(roster) }, to)
