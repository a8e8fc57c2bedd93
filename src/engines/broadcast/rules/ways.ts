import type { ChatChannel, GroupFact } from './facts'

/** The ways into a group's chat in the order in which they are used, when nobody has set another: a robot where there
 *  is one, else somebody of the group. A group that is a page alone has none. */
export const usualWays = ({ kind }: Pick<GroupFact, 'kind'>): readonly ChatChannel[] =>
  kind === 'page' ? [] : kind === 'wecom' ? ['robot', 'relay'] : ['relay']

/** What is left of an order: ways that the broadcast may use and that the group has. */
export const waysOf = (
  group: Pick<GroupFact, 'kind' | 'robotId'>,
  set: readonly ChatChannel[] | undefined,
  allowed: readonly ChatChannel[],
): ChatChannel[] => {
  const order = set ?? usualWays(group)
  return [...new Set(order)].filter(
    (way) => allowed.includes(way) && (way !== 'robot' || group.robotId !== undefined),
  )
}
