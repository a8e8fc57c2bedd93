import type { Cell, SheetRow } from './sheet'
import { cellText } from './cell-text'

/** What a roster tells of a person. */
export type Field =
  'name' | 'idNumber' | 'phone' | 'district' | 'street' | 'enterprise' | 'workshop' | 'joinedOn'

/** Field → its column, from 0. */
export type Columns = { readonly [F in Field]?: number }

/** The title people are told, then others seen in rosters; all compared without brackets, stars and blanks. */
const TITLES: Readonly<Record<Field, readonly string[]>> = {
  name: ['姓名', '名字', '会员姓名', '职工姓名', '员工姓名'],
  idNumber: [
    '身份证号',
    '身份证',
    '身份证号码',
    '居民身份证',
    '居民身份证号码',
    '公民身份号码',
    '证件号',
    '证件号码',
  ],
  phone: ['手机号', '手机', '手机号码', '电话', '电话号码', '联系电话', '联系方式', '移动电话', '本人手机号'],
  district: ['区', '区市', '区县', '县区', '市区', '所在区', '所属区', '所属区县'],
  street: [
    '街道园区',
    '街道',
    '园区',
    '镇街',
    '街镇',
    '乡镇',
    '镇',
    '乡镇街道',
    '所属街道',
    '所在街道',
    '街道工会',
    '上级工会',
  ],
  enterprise: [
    '企业工会',
    '企业',
    '单位',
    '单位名称',
    '企业名称',
    '工作单位',
    '所在单位',
    '所属工会',
    '工会名称',
    '基层工会',
  ],
  workshop: ['车间', '车间班组', '部门', '班组', '所在部门', '工会小组', '分会', '分工会'],
  joinedOn: ['入会日期', '入会时间', '加入工会日期', '加入工会时间', '入会年月日'],
}

export const titleOf = (field: Field): string => TITLES[field][0] ?? field

/** The header of an empty roster. */
export const TEMPLATE_TITLES: readonly string[] = Object.values(TITLES).flatMap((titles) =>
  titles.slice(0, 1),
)

const FIELDS = new Map<string, Field>(
  (Object.keys(TITLES) as Field[]).flatMap((field) => TITLES[field].map((title) => [title, field] as const)),
)

const fieldOf = (cell: Cell): Field | undefined => {
  const title = cellText(cell)
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/[\s*:：/、\\.。·_-]/g, '')
  return FIELDS.get(title)
}

const columnsOf = (row: SheetRow): Columns => {
  const columns: { [F in Field]?: number } = {}
  row.cells.forEach((cell, column) => {
    const field = fieldOf(cell)
    // The first column of that name counts: a second phone column is somebody else's.
    if (field !== undefined && columns[field] === undefined) columns[field] = column
  })
  return columns
}

/** A header must stand in the first lines of a sheet. */
export const HEADER_LINES = 20

export interface Header {
  /** The last line of the header; people begin below it. */
  readonly line: number
  readonly columns: Columns
  /** By column, as written; for the file of failed rows. */
  readonly titles: readonly string[]
}

/** Finds the header in the first rows of a sheet, also one of two lines whose upper titles were merged.
 *  Undefined when no line names at least the person and one more field. */
export const findHeader = (rows: readonly SheetRow[]): Header | undefined => {
  let best: Header | undefined
  rows.forEach((row, index) => {
    if (row.line > HEADER_LINES) return
    const single = headerOf(row, columnsOf(row), row.cells)
    best = better(best, single)
    const next = rows[index + 1]
    if (next?.line === row.line + 1 && next.line <= HEADER_LINES) {
      const lower = columnsOf(next)
      // Only a real second line of titles adds columns; a person's row names none.
      if (Object.keys(lower).length > 0) {
        const titles = widen(row.cells, next.cells)
        best = better(
          best,
          headerOf(next, { ...lower, ...single.columns, ...lowerWins(single.columns, lower) }, titles),
        )
      }
    }
  })
  return best && best.columns.name !== undefined && sizeOf(best) >= 2 ? best : undefined
}

/** Under a merged 单位 stand 街道 and 企业: where both lines name a field, the lower one is the exact one. */
const lowerWins = (upper: Columns, lower: Columns): Columns =>
  Object.fromEntries(Object.entries(lower).filter(([field]) => upper[field as Field] !== undefined))

const widen = (upper: readonly Cell[], lower: readonly Cell[]): Cell[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => lower[column] ?? upper[column])

const headerOf = (row: SheetRow, columns: Columns, titles: readonly Cell[]): Header => ({
  line: row.line,
  columns,
  titles: Array.from(titles, (cell) => cellText(cell)),
})

const sizeOf = (header: Header): number => Object.keys(header.columns).length
const better = (best: Header | undefined, next: Header): Header =>
  best !== undefined && sizeOf(best) >= sizeOf(next) ? best : next

/** What a header lacks, in a sentence; undefined when it will do. */
export const headerProblem = (header: Header | undefined, needsEnterprise: boolean): string | undefined => {
  if (!header) {
    return `前 ${HEADER_LINES} 行里没有找到表头。表头要有“姓名”“身份证号”“手机号”“企业工会”，一列一个，不要合并单元格`
  }
  const needed: Field[] = needsEnterprise ? ['name', 'phone', 'enterprise'] : ['name', 'phone']
  const missing = needed.filter((field) => header.columns[field] === undefined)
  if (missing.length === 0) return undefined
  const titles = missing.map((field) => `“${titleOf(field)}”`).join('')
  return `表头（第 ${header.line} 行）里没有找到${titles}。请加上这一列；表头一列写一个名称，不要合并单元格`
}
