/** Where a list goes on, as text: the values of the last row joined by a line break, which none of them holds. */
export const writeCursor = (...values: readonly string[]): string => values.join('\n')

/** The values, or undefined when a client made the cursor up. */
export const readCursor = (cursor: string, length: number): string[] | undefined => {
  const values = cursor.split('\n')
  return values.length === length ? values : undefined
}

/** A moment and an id, for lists that show the newest first. */
export const readMoment = (cursor: string): { at: Date; id: string } | undefined => {
  const [at = '', id = ''] = readCursor(cursor, 2) ?? []
  const moment = new Date(Date.parse(at))
  return id === '' || Number.isNaN(moment.getTime()) ? undefined : { at: moment, id }
}
