import { refuse } from '../../../kernel/refusal'

/** Where to go on: a moment and an id, opaque to the client. */
export const readCursor = (cursor: string | undefined): { at: Date; id: string } | undefined => {
  if (cursor === undefined) return undefined
  const [, at, id] = /^(\d{1,15})\.(.{1,200})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined)
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  return { at: new Date(Number(at)), id }
}

/** The page and where the next one begins, of one more row than the page holds. */
export const pageOfRows = <T>(
  rows: readonly T[],
  size: number,
  placeOf: (row: T) => { at: Date; id: string },
): { page: readonly T[]; next?: string } => {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  if (rows.length <= size || last === undefined) return { page }
  const { at, id } = placeOf(last)
  return { page, next: `${at.getTime()}.${id}` }
}
