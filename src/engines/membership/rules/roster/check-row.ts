import type { Columns, Field } from './columns'
import type { Cell, SheetRow } from './sheet'
import { cellText } from './cell-text'
import { identityProblem } from './identity-number'
import { parseDay } from './parse-day'

/** Names along the tree, as far as the row gives them. */
export interface UnionNames {
  readonly district: string
  readonly street: string
  readonly enterprise: string
  readonly workshop: string
}

/** A row whose cells are all in order. */
export interface RosterRow {
  readonly line: number
  readonly name: string
  readonly idNumber?: string
  readonly phone: string
  readonly unions: UnionNames
  /** `YYYY-MM-DD` */
  readonly joinedOn?: string
}

/** What is wrong with one cell, and how to put it right. `value` is as written and must be masked before it is kept. */
export interface CellProblem {
  readonly field: Field
  readonly value: string
  readonly problem: string
}

export interface RowRules {
  readonly columns: Columns
  /** `YYYY-MM-DD`: nobody joined after it. */
  readonly today: string
  readonly date1904: boolean
}

/** Normalises the cells of one row, or says for each that is wrong what to do. */
export const checkRow = (row: SheetRow, rules: RowRules): RosterRow | readonly CellProblem[] => {
  const cell = (field: Field): Cell => {
    const column = rules.columns[field]
    return column === undefined ? undefined : row.cells[column]
  }
  const problems: CellProblem[] = []
  const note = (field: Field, problem: string | undefined): void => {
    if (problem !== undefined) problems.push({ field, value: cellText(cell(field)), problem })
  }
  const name = nameOf(cell('name'))
  note('name', nameProblem(name))
  const phone = phoneOf(cell('phone'))
  note('phone', phoneProblem(phone))
  const idNumber = cellText(cell('idNumber')).replace(/[\s-]/g, '').toUpperCase()
  note('idNumber', idNumberProblem(idNumber, cell('idNumber')))
  const joined =
    cellText(cell('joinedOn')) === '' ? undefined : parseDay(cell('joinedOn'), rules.today, rules.date1904)
  if (joined && 'problem' in joined) note('joinedOn', joined.problem)
  if (problems.length > 0) return problems
  return {
    line: row.line,
    name,
    phone,
    unions: {
      district: unionName(cell('district')),
      street: unionName(cell('street')),
      enterprise: unionName(cell('enterprise')),
      workshop: unionName(cell('workshop')),
    },
    ...(idNumber !== '' && { idNumber }),
    ...(joined && 'day' in joined && { joinedOn: joined.day }),
  }
}

/** Blanks set between the two characters of a short name are no part of it. */
const nameOf = (cell: Cell): string => {
  const name = cellText(cell).replace(/\s+/g, ' ')
  return /^[\p{Script=Han} ]+$/u.test(name) ? name.replaceAll(' ', '') : name
}

const nameProblem = (name: string): string | undefined => {
  if (name === '') return '没有填姓名'
  if (name.length > 40) return '姓名太长，最多 40 个字'
  return /^[\p{L}\p{M}·•.'’ -]+$/u.test(name) ? undefined : '姓名里有数字或者符号，请核对'
}

const phoneOf = (cell: Cell): string =>
  cellText(cell)
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')

const phoneProblem = (phone: string): string | undefined => {
  if (phone === '') return '没有填手机号'
  if (/^1[3-9]\d{9}$/.test(phone)) return undefined
  if (/E\+?\d+$/i.test(phone)) return '手机号变成了科学记数，请把这一列设为文本后重新填写'
  if (!/^\d+$/.test(phone)) return '手机号只能是数字；有两个号码的，留一个'
  return phone.length === 11
    ? '手机号要以 13 到 19 开头，请核对'
    : `手机号应是 11 位，这里是 ${phone.length} 位`
}

const idNumberProblem = (id: string, cell: Cell): string | undefined => {
  if (id === '') return undefined
  if (typeof cell === 'number' || /E\+?\d+$/.test(id)) {
    return '身份证号被表格当成了数字，最后几位已经丢了。请把这一列设为文本后重新填写'
  }
  if (/^\d{15}$/.test(id)) return '这是 15 位的老号码，请填 18 位的'
  switch (identityProblem(id)) {
    case 'shape':
      return id.length === 18
        ? '身份证号只能是数字，最后一位可以是 X'
        : `身份证号应是 18 位，这里是 ${id.length} 位`
    case 'birthday':
      return '身份证号里的出生日期不对，请核对第 7 到 14 位'
    case 'check':
      return '身份证号没有通过校验，可能抄错了一位，请对照证件核对'
    case undefined:
      return undefined
  }
}

const unionName = (cell: Cell): string => cellText(cell).replace(/\s+/g, '').slice(0, 60)
