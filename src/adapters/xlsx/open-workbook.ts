import type { Readable } from 'node:stream'
import {
  RosterUnreadable,
  type Cell,
  type SheetRow,
  type Workbook,
} from '../../engines/membership/rules/roster/sheet'
import { LAST_LINE, ROSTER_LIMITS, type WorkbookLimits } from './limits'
import { readContents, readSharedStrings, scanPart, type SheetPart } from './parts'
import { attributeOf } from './xml'
import { openZip, type Zip } from './zip'

/** Opens an .xlsx of at most 60 MB from anybody. Its bytes stay in memory, never in a file, because they hold
 *  identity numbers; its sheets are unpacked and read row by row. (ECMA-376 part 1, 18.3) */
export const openWorkbook = async (
  body: Readable,
  limits: WorkbookLimits = ROSTER_LIMITS,
): Promise<Workbook> => {
  const zip = openZip(await collect(body, limits.fileBytes), limits)
  const contents = await readContents(zip, limits)
  if (contents.sheets.length === 0) throw new RosterUnreadable('文件里没有能看到的工作表')
  const strings = contents.strings === undefined ? [] : await readSharedStrings(zip, contents.strings, limits)
  return {
    date1904: contents.date1904,
    sheets: contents.sheets.map((part) => ({
      name: part.name,
      rows: () => readRows(zip, part, strings, limits),
    })),
  }
}

const collect = async (body: Readable, maxBytes: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += (piece as Buffer).length
    if (bytes > maxBytes) throw new RosterUnreadable('文件超过 60 MB，请按街道分成几份上传')
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

async function* readRows(
  zip: Zip,
  part: SheetPart,
  strings: readonly string[],
  limits: WorkbookLimits,
): AsyncGenerator<readonly SheetRow[]> {
  let ready: SheetRow[] = []
  let count = 0
  let line = 0
  let cells: Cell[] = []
  let column = -1
  let type = ''
  let value = ''
  let hasValue = false
  let taking = false
  let phonetic = false
  const pieces = scanPart(
    zip,
    part.path,
    {
      open: (name, attributes) => {
        if (name === 'c') {
          const place = attributeOf(attributes, 'r')
          column = place === undefined ? column + 1 : columnOf(place)
          type = attributeOf(attributes, 't') ?? ''
          value = ''
          hasValue = false
        } else if (name === 'v' || name === 't') {
          taking = !phonetic
          hasValue = true
        } else if (name === 'row') {
          line = nextLine(line, attributeOf(attributes, 'r'))
          cells = []
          column = -1
        } else if (name === 'rPh') {
          phonetic = true
        }
      },
      text: (text) => {
        if (taking) value += text
      },
      close: (name) => {
        if (name === 'v' || name === 't') taking = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'c') {
          if (!hasValue) return
          const cell = cellOf(type, value, strings)
          if (cell === undefined || cell === '') return
          if (column >= limits.columns) {
            throw new RosterUnreadable(`第 ${line} 行的列太多，最多 ${limits.columns} 列，请删掉右边多余的列`)
          }
          cells[column] = cell
        } else if (name === 'row' && cells.length > 0) {
          count += 1
          if (count > limits.rows) {
            throw new RosterUnreadable(`一份名册最多 ${limits.rows} 行，请按街道分成几份上传`)
          }
          ready.push({ line, cells })
        }
      },
    },
    limits,
  )
  for (let piece = await pieces.next(); ; piece = await pieces.next()) {
    if (ready.length > 0) yield ready
    ready = []
    if (piece.done) return
  }
}

const nextLine = (last: number, given: string | undefined): number => {
  const line = given === undefined ? last + 1 : Number(given)
  if (!Number.isInteger(line) || line > LAST_LINE) {
    throw new RosterUnreadable(
      `文件里有超过 ${LAST_LINE} 的行号，不是表格软件能打开的文件。请另存为 .xlsx 再上传`,
    )
  }
  if (line <= last)
    throw new RosterUnreadable(`第 ${last} 行后面的行号乱了，请用表格软件打开，另存为 .xlsx 再上传`)
  return line
}

/** `AB12` → 27. */
const columnOf = (place: string): number => {
  let column = 0
  for (let at = 0; at < place.length && at < 4; at += 1) {
    const letter = place.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (column === 0) throw new RosterUnreadable('有的格子没有位置，请用表格软件打开，另存为 .xlsx 再上传')
  return column - 1
}

const cellOf = (type: string, value: string, strings: readonly string[]): Cell => {
  if (type === 's') return unescapeText(strings[Number(value)] ?? '')
  if (type === '' || type === 'n') {
    const number = Number(value)
    return value.trim() === '' || !Number.isFinite(number) ? undefined : number
  }
  return unescapeText(value)
}

/** Excel writes characters that XML has no place for as `_x000D_`. */
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text
