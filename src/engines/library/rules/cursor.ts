/** Where a list sorted by moment (newest first) and id goes on: `<ms base 36>~<id>`. */
export interface Place {
  readonly at: Date
  readonly id: string
}

export const cursorOf = ({ at, id }: Place): string => `${at.getTime().toString(36)}~${id}`

/** undefined when the text was never given out by `cursorOf`. */
export const placeOf = (cursor: string): Place | undefined => {
  const found = /^([0-9a-z]{1,10})~([^~]{1,120})$/.exec(cursor)
  const [, moment, id] = found ?? []
  if (moment === undefined || id === undefined) return undefined
  const at = new Date(Number.parseInt(moment, 36))
  return Number.isNaN(at.getTime()) ? undefined : { at, id }
}
