/** Where a list goes on: the sort values of its last row, as text that no client can turn into a query. */
export const writeCursor = (...values: readonly (string | number | Date)[]): string =>
  values
    .map((value) => encodeURIComponent(value instanceof Date ? value.toISOString() : String(value)))
    .join('~')

/** The values, or undefined when a client made the cursor up. */
export const readCursor = (cursor: string, length: number): string[] | undefined => {
  const values = cursor.split('~')
  if (values.length !== length) return undefined
  try {
    return values.map(decodeURIComponent)
  } catch {
    return undefined
  }
}

export const readMoment = (text: string | undefined): Date | undefined => {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? undefined : at
}

export const readNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
