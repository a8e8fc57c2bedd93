import { refuse } from '../../../kernel/refusal'

/** Cursors carry the sort values of the last row, as text: opaque to the client, and never an operator. */
export const writeCursor = (...values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values, or a refusal when a client made the cursor up. */
export const readCursor = (cursor: string, length: number): string[] => {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  const isOurs =
    Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string')
  if (!isOurs) throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页重新看起' } })
  return values
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** A filter for lists in the order of `_id`. */
export const afterId = (cursor: string | undefined): { _id?: { $gt: string } } => {
  const [id] = cursor === undefined ? [] : readCursor(cursor, 1)
  return id === undefined ? {} : { _id: { $gt: id } }
}

/** A filter for lists that show the newest first; `field` holds the moment, `_id` settles ties. */
export const beforeMoment = (field: string, cursor: string | undefined) => {
  if (cursor === undefined) return {}
  const [at = '', id = ''] = readCursor(cursor, 2)
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页重新看起' } })
  return { $or: [{ [field]: { $lt: moment } }, { [field]: moment, _id: { $lt: id } }] }
}

/** Cuts the one row that was read too many and says where to go on. */
export const pageBy = <T>(found: readonly T[], size: number, cursorOf: (last: T) => string) => {
  const items = found.slice(0, size)
  const last = items.at(-1)
  return { items, ...(found.length > size && last !== undefined && { next: cursorOf(last) }) }
}

export const pageOfIds = <T extends { _id: string }>(found: readonly T[], size: number) =>
  pageBy(found, size, (last) => writeCursor(last._id))
