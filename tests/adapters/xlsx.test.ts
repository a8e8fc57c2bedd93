import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { ROSTER_LIMITS } from '../../src/adapters/xlsx/limits'
import { openWorkbook } from '../../src/adapters/xlsx/open-workbook'
import { writeSheet } from '../../src/adapters/xlsx/write-sheet'
import { createZipWriter } from '../../src/adapters/xlsx/zip-writer'
import { RosterUnreadable, type SheetRow } from '../../src/engines/membership/rules/roster/sheet'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const zipOf = async (parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Buffer> => {
  const body = new PassThrough()
  const whole = buffer(body)
  const zip = createZipWriter(body)
  for (const [path, text] of Object.entries(parts))
    await zip.add(path, typeof text === 'string' ? [text] : text)
  await zip.end()
  return whole
}

/** A workbook of one sheet from the XML between <worksheet> and </worksheet>, its strings behind it. */
const bookOf = (
  sheet: string | Iterable<string>,
  strings?: string,
  more: Record<string, string> = {},
): Promise<Buffer> =>
  zipOf({
    'xl/worksheets/sheet1.xml': (function* () {
      yield `<worksheet ${MAIN}>`
      if (typeof sheet === 'string') yield sheet
      else yield* sheet
      yield '</worksheet>'
    })(),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>` }),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="a&gt;b" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...more,
  })

const open = (bytes: Buffer, limits = ROSTER_LIMITS) => openWorkbook(Readable.from([bytes]), limits)

const rowsOf = async (bytes: Buffer, limits = ROSTER_LIMITS, index = 0): Promise<SheetRow[]> => {
  const rows: SheetRow[] = []
  for await (const batch of (await open(bytes, limits)).sheets[index]?.rows() ?? []) rows.push(...batch)
  return rows
}

const problemOf = async (bytes: Buffer | Promise<Buffer>, limits = ROSTER_LIMITS): Promise<string> => {
  try {
    await rowsOf(await bytes, limits)
    return 'was read'
  } catch (error) {
    if (error instanceof RosterUnreadable) return error.message
    throw error
  }
}

test('a file of another program is read: shared texts, rich text, dates, numbers, formulas, empty rows, hidden sheets', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('藏', { state: 'hidden' }).addRow(['不读'])
  const sheet = book.addWorksheet('名册')
  sheet.addRow(['姓名', '入会日期'])
  sheet.addRow([{ richText: [{ text: '陈' }, { text: '样例' }] }, new Date(Date.UTC(2020, 2, 1))])
  sheet.getCell('B5').value = { formula: '1+1', result: 2 }
  sheet.getCell('A5').value = 'a<b>&"c"'
  sheet.mergeCells('C1:D1')
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  const { sheets } = await open(bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['名册'])
  expect(await rowsOf(bytes)).toEqual([
    { line: 1, cells: ['姓名', '入会日期'] },
    { line: 2, cells: ['陈样例', 43891] },
    { line: 5, cells: ['a<b>&"c"', 2] },
  ])
})

test('what we write is read by another program as text, and nothing in it is a formula', async () => {
  const body = new PassThrough()
  const whole = buffer(body)
  const evil = [
    '=HYPERLINK("http://x","y")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '正常',
    '99000119900101001X',
  ]
  await writeSheet(
    { name: '没有导入的行/1', header: ['原因', '<b>&"'], rows: [evil, ['\u0000a\uD800b', '1']] },
    body,
  )
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await whole) as never)
  const sheet = book.worksheets[0]
  expect(sheet?.name).toBe('没有导入的行 1')
  const cells = evil.map((_, column) => sheet?.getRow(2).getCell(column + 1))
  expect(cells.map((cell) => cell?.type)).toEqual(evil.map(() => ExcelJS.ValueType.String))
  expect(cells.map((cell) => cell?.text.slice(0, 2))).toEqual([
    "'=",
    "'+",
    "'-",
    "'@",
    "'\t",
    "'=",
    '正常',
    '99',
  ])
  expect(cells.every((cell) => cell?.formula === undefined && cell?.numFmt === '@')).toBe(true)
  expect(sheet?.getRow(1).getCell(2).value).toBe('<b>&"')
  expect(sheet?.getRow(3).getCell(1).value).toBe('ab')
})

test('an amount is a number that whoever opens the sheet can add up, to the fen', async () => {
  const body = new PassThrough()
  const whole = buffer(body)
  const fen = [4_550, -2_000, 1_999, 1, 99_999_999_999]
  await writeSheet({ name: '结算单', header: ['元'], rows: fen.map((one) => [one / 100]) }, body)
  const bytes = await whole
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const cells = fen.map((_, line) => book.worksheets[0]?.getRow(line + 2).getCell(1))
  expect(cells.map((cell) => cell?.value)).toEqual([45.5, -20, 19.99, 0.01, 999_999_999.99])
  expect(cells.every((cell) => cell?.numFmt === '#,##0.00')).toBe(true)
  expect((await rowsOf(bytes)).map(({ cells: [cell] }) => cell)).toEqual([
    ...['元', 45.5, -20, 19.99, 0.01, 999_999_999.99],
  ])
})

test('prefixes, comments, CDATA, escapes and cells without a place are read as they are meant', async () => {
  const sheet =
    '<!-- > --><x:sheetData xmlns:x="y"><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[<陈>]]></x:t></x:is></x:c>' +
    "<x:c t='s'><x:v>1</x:v></x:c><x:c r='D1' t=\"b\"><x:v>1</x:v></x:c></x:row></x:sheetData>"
  const strings =
    '<si><t>a</t></si><si><r><t>样&#20363;</t></r><r><t>_x0041_</t></r><rPh sb="0" eb="1"><t>yang</t></rPh></si>'
  expect(await rowsOf(await bookOf(sheet, strings))).toEqual([
    { line: 1, cells: ['<陈>', '样例A', undefined, '1'] },
  ])
})

test('a zip bomb is stopped long before it is unpacked', async () => {
  function* cells() {
    yield '<sheetData><row r="1">'
    for (let count = 0; count < 40; count += 1) yield '<c r="A1"/>'.repeat(100_000)
  }
  const bomb = await bookOf(cells())
  expect(bomb.length).toBeLessThan(200_000)
  expect(await problemOf(bomb)).toContain('大得不正常')
  expect(await problemOf(bomb, { ...ROSTER_LIMITS, ratio: 1e9, unpackedBytes: 5_000_000 })).toContain(
    '大得不正常',
  )
})

test('a text that never ends is stopped', async () => {
  const random = Array.from({ length: 300 }, (_, index) =>
    deflateRawSync(Buffer.from(String(index)))
      .toString('hex')
      .repeat(500),
  )
  expect(await problemOf(bookOf(['<sheetData><row><c><v>', ...random]))).toContain('不完整')
})

test('a million empty rows cost little and hold nobody', async () => {
  function* empty() {
    yield '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    for (let from = 2; from <= 1_048_576; from += 1_000) {
      let piece = ''
      for (let line = from; line < Math.min(from + 1_000, 1_048_577); line += 1) {
        piece += `<row r="${line}" spans="1:8"><c r="A${line}" s="1"/></row>`
      }
      yield piece
    }
    yield '</sheetData>'
  }
  expect(await rowsOf(await bookOf(empty()))).toEqual([{ line: 1, cells: ['姓名'] }])
}, 60_000)

test.each([
  ['rows beyond the end of the format', '<sheetData><row r="1048577"/></sheetData>', '超过 1048576 的行号'],
  ['rows in disorder', '<sheetData><row r="5"/><row r="3"/></sheetData>', '行号乱了'],
  ['a row that is no number', '<sheetData><row r="NaN"/></sheetData>', '行号'],
  ['a cell without a column', '<sheetData><row r="1"><c r="12"><v>1</v></c></row></sheetData>', '没有位置'],
  ['too many columns', '<sheetData><row r="1"><c r="BM1"><v>1</v></c></row></sheetData>', '最多 64 列'],
  ['an end that is missing', '<sheetData><row r="1">', '不完整'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><sheetData/>', '不完整'],
])('a sheet with %s is refused with a sentence', async (_what, sheet, sentence) => {
  expect(await problemOf(bookOf(sheet))).toContain(sentence)
})

test('more rows than a roster may have are refused', async () => {
  const sheet = `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(11)}</sheetData>`
  expect(await problemOf(bookOf(sheet), { ...ROSTER_LIMITS, rows: 10 })).toContain('最多 10 行')
  expect(await problemOf(bookOf(sheet), { ...ROSTER_LIMITS, fileBytes: 100 })).toContain('60 MB')
})

test('files that are something else say what to do', async () => {
  expect(await problemOf(Buffer.from('姓名,手机号'))).toContain('另存为 .xlsx')
  expect(await problemOf(Buffer.alloc(0))).toContain('另存为 .xlsx')
  expect(
    await problemOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
  ).toContain('.xls')
  expect(await problemOf(zipOf({ 'word/document.xml': '<a/>' }))).toContain('不是表格文件')
})

test('a damaged file is refused wherever the damage is', async () => {
  const whole = await bookOf(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    '<si><t>a</t></si>',
  )
  for (let cut = 1; cut < whole.length; cut += 17)
    expect(await problemOf(whole.subarray(0, cut))).not.toBe('was read')
  for (let at = 0; at < whole.length; at += 3) {
    const bent = Buffer.from(whole)
    bent[at] = (bent[at] ?? 0) ^ 0xff
    // Some bytes (dates, comments) say nothing; whatever is refused is refused with a sentence.
    expect(await problemOf(bent)).toMatch(/was read|[，。]|工作表/)
  }
})

test('an encrypted part is named as such', async () => {
  const bytes = await bookOf('<sheetData/>')
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8)
  expect(await problemOf(bytes)).toContain('密码')
})
