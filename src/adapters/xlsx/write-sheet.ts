import type { Writable } from 'node:stream'
import { once } from 'node:events'
import { stream as streams } from 'exceljs'

/** What a spreadsheet would run as a formula when the file is saved as text and opened again. */
const RUNS = /^[=+\-@\t\r]/

/** Text stays text: it is written as a typed string, and with an apostrophe in front where a program might run it. */
export const defuse = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

/** Writes one sheet row by row, so that memory does not grow with the file; ends `to`. */
export const writeSheet = async (
  sheet: {
    readonly name: string
    readonly header: readonly string[]
    readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
  },
  to: Writable,
): Promise<void> => {
  const workbook = new streams.xlsx.WorkbookWriter({ stream: to, useSharedStrings: false, useStyles: false })
  const worksheet = workbook.addWorksheet(sheet.name)
  worksheet.addRow(sheet.header.map(defuse)).commit()
  let waiting = 0
  for await (const row of sheet.rows) {
    worksheet.addRow(row.map(defuse)).commit()
    waiting += 1
    // The writer has no back pressure of its own: give the sink time to take what is there.
    if (waiting % 500 === 0) {
      if (to.writableNeedDrain) await once(to, 'drain')
      else await new Promise((resolve) => setImmediate(resolve))
    }
  }
  worksheet.commit()
  await workbook.commit()
}
