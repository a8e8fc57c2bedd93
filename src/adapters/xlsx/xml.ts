import { RosterUnreadable } from '../../engines/membership/rules/roster/sheet'

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as written, for `attributeOf`. */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const DAMAGED = '文件的内容不完整，请用表格软件打开，另存为 .xlsx 以后再上传'

/** A scanner for the small part of XML that spreadsheets are written in: no document types, so no entity can grow.
 *  Pieces of text come in any size; a tag that is cut by the end of a piece waits for the next. */
export const createXmlScanner = (handler: XmlHandler, maxText: number) => {
  let rest = ''
  let depth = 0
  const tag = (source: string): void => {
    if (source.charCodeAt(0) === SLASH) {
      depth -= 1
      handler.close(localName(source.slice(1).trimEnd()))
      return
    }
    const empty = source.endsWith('/')
    const body = empty ? source.slice(0, -1) : source
    const space = body.search(/\s/)
    const name = localName(space < 0 ? body : body.slice(0, space))
    handler.open(name, space < 0 ? '' : body.slice(space))
    if (empty) handler.close(name)
    else depth += 1
  }
  return {
    write: (piece: string): void => {
      const source = rest + piece
      let at = 0
      for (;;) {
        const start = source.indexOf('<', at)
        if (start < 0) break
        const end = endOfTag(source, start)
        if (end < 0) break
        if (start > at) handler.text(decodeText(source.slice(at, start)))
        const first = source.charCodeAt(start + 1)
        if (first === BANG) bang(source.slice(start, end), handler)
        else if (first !== QUESTION) tag(source.slice(start + 1, end - 1))
        at = end
      }
      rest = source.slice(at)
      if (rest.length > maxText) throw new RosterUnreadable(DAMAGED)
    },
    end: (): void => {
      if (rest.trim() !== '' || depth !== 0) throw new RosterUnreadable(DAMAGED)
    },
  }
}

const SLASH = 47
const BANG = 33
const QUESTION = 63
const GREATER = 62
const QUOTE = 34
const APOSTROPHE = 39

/** The place after the tag that begins at `start`, or -1 when it is not all there; `>` may stand inside quotes. */
const endOfTag = (source: string, start: number): number => {
  if (source.charCodeAt(start + 1) === BANG) return endOfBang(source, start)
  let quote = 0
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return at + 1
    else if (code === QUOTE || code === APOSTROPHE) quote = code
  }
  return -1
}

const endOfBang = (source: string, start: number): number => {
  if (source.length < start + 9) return -1
  const close = source.startsWith('<!--', start) ? '-->' : source.startsWith('<![CDATA[', start) ? ']]>' : ''
  if (close === '') throw new RosterUnreadable(DAMAGED)
  const end = source.indexOf(close, start)
  return end < 0 ? -1 : end + close.length
}

const bang = (source: string, handler: XmlHandler): void => {
  if (source.startsWith('<![CDATA[')) handler.text(source.slice(9, -3))
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of one attribute; undefined when it is not there. */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 32 && attributes[at - 1] !== ':') continue
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (match) return decodeText(match[1] ?? match[2] ?? '')
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decodeText = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          return code <= 0x10ffff ? String.fromCodePoint(code) : ''
        },
      )
    : text
