import type { Writable } from 'node:stream'
import type { SheetCell, WriteSheet } from '../../kernel/exports'
import { createZipWriter } from './zip-writer'

/** What a spreadsheet runs as a formula when the sheet is saved as text and opened again (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r]/

/** Text stays text: an apostrophe stands in front where a program might run it. */
export const defuse = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts around the sheet. Style 1 is "text" (49), so that nobody's edit turns an identity number into a rounded
 *  number; style 2 is an amount with two decimals (4). */
const around = (name: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
]

/** Writes one sheet row by row, so that memory does not grow with the file; ends `to`. */
export const writeSheet: WriteSheet = async (sheet, to: Writable) => {
  const zip = createZipWriter(to)
  for (const [path, text] of around(sheet.name)) await zip.add(path, [XML + text])
  await zip.add('xl/worksheets/sheet1.xml', sheetXml(sheet))
  await zip.end()
}

/** Characters handed on at once. */
const PIECE = 65_536
const MAX_CELL = 32_767

async function* sheetXml(sheet: Parameters<WriteSheet>[0]): AsyncGenerator<string> {
  let piece = `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="${Math.max(1, sheet.header.length)}" width="20" style="1" customWidth="1"/></cols><sheetData>`
  let line = 0
  const add = (row: readonly SheetCell[]): void => {
    line += 1
    piece += `<row r="${line}">`
    row.forEach((text, column) => {
      if (text === '') return
      if (typeof text === 'number') {
        piece += `<c r="${columnName(column)}${line}" s="2"><v>${text}</v></c>`
        return
      }
      const value = escapeXml(defuse(text).slice(0, MAX_CELL))
      piece += `<c r="${columnName(column)}${line}" s="1" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
    })
    piece += '</row>'
  }
  add(sheet.header)
  for await (const row of sheet.rows) {
    add(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

/** 0 → A, 26 → AA. */
const columnName = (column: number): string => {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Control characters and lone surrogates have no place in XML. */
const escapeXml = (text: string): string =>
  /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)
    ? text
        .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '')
        .replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, '')
    : text
