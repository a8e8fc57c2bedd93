import type { Readable } from 'node:stream'

/** A cell as the file holds it: text, or a number that may be a date, a phone or just a number. */
export type Cell = string | number | undefined

export interface SheetRow {
  /** As the program that made the file numbers it, from 1. */
  readonly line: number
  /** By column, from 0; columns without a value are holes. */
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly name: string
  /** Rows that hold something, in batches, in the order of the file. */
  rows(): AsyncIterable<readonly SheetRow[]>
}

export interface Workbook {
  /** Visible sheets, as they are ordered. */
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904 (old Macs) instead of 1900. */
  readonly date1904: boolean
}

/** Opens a spreadsheet whose bytes nobody has checked; throws RosterUnreadable with a sentence for people. */
export type OpenWorkbook = (body: Readable) => Promise<Workbook>

/** The file as a whole cannot be imported; the message says to people what to do about it. */
export class RosterUnreadable extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'RosterUnreadable'
  }
}
