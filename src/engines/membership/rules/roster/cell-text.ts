import type { Cell } from './sheet'

/** The text of a cell: full-width letters, digits and signs become half-width, blanks at the ends and characters
 *  that cannot be seen are dropped, and the apostrophe that our own export puts before a sign is taken off. */
export const cellText = (cell: Cell): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return halfWidth(cell)
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u00A0\u2002-\u200A\u202F]/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\t\r]|\d)/, '')
}

/** Only signs of the block U+FF01–FF5E: other compatibility forms are letters of people's names. */
const halfWidth = (text: string): string =>
  /[\uFF01-\uFF5E\u3000]/.test(text)
    ? text.replace(/[\uFF01-\uFF5E\u3000]/g, (sign) =>
        sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
      )
    : text
