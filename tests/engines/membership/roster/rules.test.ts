import fc from 'fast-check'
import { cellText } from '../../../../src/engines/membership/rules/roster/cell-text'
import { checkRow } from '../../../../src/engines/membership/rules/roster/check-row'
import { findHeader, headerProblem } from '../../../../src/engines/membership/rules/roster/columns'
import {
  identityCheckCharacter,
  identityProblem,
} from '../../../../src/engines/membership/rules/roster/identity-number'
import { parseDay } from '../../../../src/engines/membership/rules/roster/parse-day'
import type { Cell } from '../../../../src/engines/membership/rules/roster/sheet'
import { demoPerson } from '../../../../src/local/demo/roster-file'

const columns = { name: 0, idNumber: 1, phone: 2, enterprise: 3, joinedOn: 4 }
const check = (...cells: Cell[]) =>
  checkRow({ line: 7, cells }, { columns, today: '2026-11-23', date1904: false })
const problemsOf = (...cells: Cell[]) => {
  const result = check(...cells)
  return Array.isArray(result) ? result.map(({ field, problem }) => `${field}: ${problem}`) : []
}

test('an identity number with one wrong digit never passes', () => {
  fc.assert(
    fc.property(
      fc.nat(200_000),
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      (who, at, by) => {
        const id = demoPerson(who).idNumber
        const digit = String((Number(id[at]) + by) % 10)
        return (
          identityProblem(id) === undefined &&
          identityProblem(id.slice(0, at) + digit + id.slice(at + 1)) !== undefined
        )
      },
    ),
  )
})

test('the check character is X where the sum says ten, and a lower-case x is as good', () => {
  const first17 = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
    .map((digit) => `99000119900101${digit}00`)
    .find((digits) => identityCheckCharacter(digits) === 'X')
  const sample = Array.from({ length: 50 }, (_, index) => demoPerson(index).idNumber).find((id) =>
    id.endsWith('X'),
  )
  const id = first17 === undefined ? (sample ?? '') : `${first17}X`
  expect(check('陈样例', id.toLowerCase(), '13800000001', '')).toMatchObject({ idNumber: id })
})

test('full-width digits, blanks, a country code and an apostrophe do not make a number wrong', () => {
  const id = demoPerson(3).idNumber
  expect(
    check(' 陈　样例 ', `'${id.slice(0, 6)} ${id.slice(6)}`, '＋８６ １３８－００００－０００３', '示例公司'),
  ).toMatchObject({
    name: '陈样例',
    idNumber: id,
    phone: '13800000003',
  })
  expect(cellText('\uFEFFＡ１\u200B')).toBe('A1')
  expect(check('陈样例', id, 13800000003, '示例公司')).toMatchObject({ phone: '13800000003' })
})

test.each([
  ['2020年3月1日', '2020-03-01'],
  ['2020.3.1', '2020-03-01'],
  ['2020/03/01 08:00', '2020-03-01'],
  ['２０２０－０３－０１', '2020-03-01'],
  ['20200301', '2020-03-01'],
  [20200301, '2020-03-01'],
  [43891, '2020-03-01'],
  [43891.5, '2020-03-01'],
  ['43891', '2020-03-01'],
  [61, '1900-03-01'],
  [59, '1900-02-28'],
])('a day written as %s is %s', (written, day) => {
  expect(parseDay(written, '2026-11-23', false)).toEqual({ day })
})

test('old Macs count days from 1904', () => {
  expect(parseDay(42429, '2026-11-23', true)).toEqual({ day: '2020-03-01' })
})

test.each(['2020-02-30', '2020年3月', '去年', '3/1/2020', '2027-01-01', 0.5, 1e9])(
  '%s is no day of joining',
  (written) => {
    expect(parseDay(written, '2026-11-23', false)).toHaveProperty('problem')
  },
)

test('each wrong cell of a row is named, with what to do about it', () => {
  expect(problemsOf('', '370', '138', '', '昨天')).toEqual([
    'name: 没有填姓名',
    'phone: 手机号应是 11 位，这里是 3 位',
    'idNumber: 身份证号应是 18 位，这里是 3 位',
    'joinedOn: 不是日期，请写成 2020-03-01 这样的年月日',
  ])
  expect(problemsOf('陈样例', 3.7020219900101e17, '13800000001')).toEqual([
    'idNumber: 身份证号被表格当成了数字，最后几位已经丢了。请把这一列设为文本后重新填写',
  ])
  expect(problemsOf('陈样例', '990001900101001', '13800000001/13800000002')).toEqual([
    'phone: 手机号只能是数字；有两个号码的，留一个',
    'idNumber: 这是 15 位的老号码，请填 18 位的',
  ])
  expect(problemsOf('陈样例2', '', '1.38E+10')).toEqual([
    'name: 姓名里有数字或者符号，请核对',
    'phone: 手机号变成了科学记数，请把这一列设为文本后重新填写',
  ])
})

test('whatever stands in the cells, a row is either in order or explained', () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.constant(undefined), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
      const result = check(...cells)
      return Array.isArray(result)
        ? result.length > 0 && result.every(({ problem }: { problem: string }) => problem.length > 4)
        : /^1[3-9]\d{9}$/.test((result as { phone: string }).phone)
    }),
  )
})

const sheet = (...rows: (readonly Cell[])[]) => rows.map((cells, index) => ({ line: index + 1, cells }))

test('a header is found below a title, under other names, with stars and remarks', () => {
  const header = findHeader(
    sheet(
      ['样例区会员名册'],
      ['填表日期', 45000],
      ['序号', '*姓 名', '身份证号码（18位）', '联系电话', '工作单位', '入会时间'],
    ),
  )
  expect(header).toMatchObject({
    line: 3,
    columns: { name: 1, idNumber: 2, phone: 3, enterprise: 4, joinedOn: 5 },
  })
  expect(headerProblem(header, true)).toBeUndefined()
})

test('a header of two lines under merged titles is read as one', () => {
  const header = findHeader(
    sheet(
      ['姓名', '身份证号', '手机号', '所在单位'],
      [undefined, undefined, undefined, '街道', '企业名称'],
      ['陈样例'],
    ),
  )
  expect(header).toMatchObject({
    line: 2,
    columns: { name: 0, idNumber: 1, phone: 2, street: 3, enterprise: 4 },
  })
})

test('a header after line 20 is not looked for, and the sentence says so', () => {
  const rows = [...Array.from({ length: 20 }, () => ['说明']), ['姓名', '手机号', '企业工会']]
  const header = findHeader(sheet(...rows))
  expect(header).toBeUndefined()
  expect(headerProblem(header, true)).toContain('前 20 行')
})

test('a person of the first line is not taken for a header', () => {
  const header = findHeader(sheet(['姓名', '手机号', '单位'], ['陈样例', '13800000001', '示例公司']))
  expect(header).toMatchObject({ line: 1, titles: ['姓名', '手机号', '单位'] })
})
