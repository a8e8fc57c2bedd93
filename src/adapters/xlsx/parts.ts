import { RosterUnreadable } from '../../engines/membership/rules/roster/sheet'
import type { WorkbookLimits } from './limits'
import { attributeOf, createXmlScanner, type XmlHandler } from './xml'
import type { Zip } from './zip'

/** Sends one part through a handler; after each piece `yield`s, so that rows can be handed on. */
export async function* scanPart(
  zip: Zip,
  path: string,
  handler: XmlHandler,
  limits: WorkbookLimits,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const scanner = createXmlScanner(handler, limits.text)
  const decode = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch {
      throw new RosterUnreadable('文件里的文字编码不对，请用表格软件打开，另存为 .xlsx 以后再上传')
    }
  }
  for await (const piece of zip.read(path)) {
    scanner.write(decode(piece))
    yield
  }
  scanner.write(decode())
  scanner.end()
}

const scanAll = async (...part: Parameters<typeof scanPart>): Promise<void> => {
  const pieces = scanPart(...part)
  while (!(await pieces.next()).done);
}

export interface SheetPart {
  readonly name: string
  readonly path: string
}

/** The visible sheets in their order, and how the file counts days. */
export const readContents = async (
  zip: Zip,
  limits: WorkbookLimits,
): Promise<{ sheets: SheetPart[]; date1904: boolean; strings: string | undefined }> => {
  const book = 'xl/workbook.xml'
  const relations = 'xl/_rels/workbook.xml.rels'
  if (!zip.has(book) || !zip.has(relations)) {
    throw new RosterUnreadable('这不是表格文件。请用表格软件打开名册，另存为 .xlsx 再上传')
  }
  const targets = new Map<string, string>()
  let strings: string | undefined
  await scanAll(
    zip,
    relations,
    onOpen((name, attributes) => {
      if (name !== 'Relationship') return
      const target = resolve(attributeOf(attributes, 'Target') ?? '')
      targets.set(attributeOf(attributes, 'Id') ?? '', target)
      if (attributeOf(attributes, 'Type')?.endsWith('/sharedStrings')) strings = target
    }),
    limits,
  )
  const sheets: SheetPart[] = []
  let date1904 = false
  await scanAll(
    zip,
    book,
    onOpen((name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || attributeOf(attributes, 'state')?.toLowerCase().includes('hidden')) return
      const path = targets.get(attributeOf(attributes, 'id') ?? '')
      if (path !== undefined && zip.has(path))
        sheets.push({ name: attributeOf(attributes, 'name') ?? '', path })
    }),
    limits,
  )
  return { sheets, date1904, strings: strings !== undefined && zip.has(strings) ? strings : undefined }
}

const onOpen = (open: XmlHandler['open']): XmlHandler => ({
  open,
  text: () => undefined,
  close: () => undefined,
})

/** A target is relative to xl/, or absolute in the container. */
const resolve = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`

/** Texts that cells point to by number. */
export const readSharedStrings = async (
  zip: Zip,
  path: string,
  limits: WorkbookLimits,
): Promise<string[]> => {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  await scanAll(
    zip,
    path,
    {
      open: (name) => {
        if (name === 'si') text = ''
        else if (name === 't') inText = !phonetic
        else if (name === 'rPh') phonetic = true
      },
      text: (piece) => {
        if (inText) text += piece
      },
      close: (name) => {
        if (name === 't') inText = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') strings.push(detach(text))
      },
    },
    limits,
  )
  return strings
}

/** A slice keeps the whole piece of the file in memory; a copy does not. */
const detach = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
