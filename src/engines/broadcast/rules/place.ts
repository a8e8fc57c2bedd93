import { refuse } from '../../../kernel/refusal'

/** A place in a list that is sorted by a moment and then by id. */
export interface Place {
  readonly at: Date
  readonly id: string
}

export const writePlace = ({ at, id }: Place): string => `${at.getTime()}.${id}`

/** Refuses what was not written by `writePlace`. */
export const readPlace = (cursor: string | undefined): Place | undefined => {
  if (cursor === undefined) return undefined
  const [, at, id] = /^(\d{1,15})\.(.{1,80})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined)
    throw refuse('BAD_INPUT', { fields: { cursor: '请从第一页看起' } })
  return { at: new Date(Number(at)), id }
}
