/** Below this many readers, "a worker of the group" would be a worker everybody knows. */
const LEAST_READERS = 10

/** How a public question names its asker. */
export const askerShown = (asked: {
  readonly shownAs: 'name' | 'group'
  readonly name: string
  readonly groupName: string
  readonly groupMembers: number
}): string => {
  if (asked.shownAs === 'name') return asked.name
  return asked.groupMembers >= LEAST_READERS ? `${asked.groupName}的一位职工` : '一位工友'
}

/** 刘范例律师; whoever is no lawyer is called by the plain name. */
export const speakerName = (host: { readonly name: string; readonly lawyer: boolean }): string =>
  host.lawyer ? `${host.name}律师` : host.name
