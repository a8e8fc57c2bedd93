import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import type { ChatChannel, GroupFact, ResolvedAudience } from '../ports'
import { usualWays } from '../rules/ways'
import { operation, type Services } from '../services'
import { audienceInScope } from './audience-in-scope'

const SAMPLE = 10

/** Live counts while staff choose; a union outside the scope is not there, a group outside counts as none. */
export const countAudience = operation(
  broadcast.countAudience,
  async ({ input, caller, groups, settings, ways }) => {
    const { resolved, foreignOrgs, desks } = await audienceInScope(groups, caller, input.audience)
    if (foreignOrgs.length > 0) throw refuse('NOT_FOUND')
    const [counts, firstWays, sample, above] = await Promise.all([
      groups.countAudience(resolved),
      countFirstWays({ groups, ways }, resolved),
      groups.audiencePage(resolved, undefined, SAMPLE),
      settings.approvalAbove(desks[0]?.orgId ?? ''),
    ])
    return {
      ...counts,
      ways: firstWays,
      needsApproval: counts.groups > above,
      sample: sample.map(({ groupId, name, orgName, members }) => ({ groupId, name, orgName, members })),
    }
  },
)

/** What each group's order begins with, as far as the group has it: the usual one, or the one that somebody has set. */
const countFirstWays = async (
  { groups, ways }: Pick<Services, 'groups' | 'ways'>,
  audience: ResolvedAudience,
) => {
  const first = { robot: 0, relay: 0, page: 0 }
  const count = (
    kinds: Awaited<ReturnType<Services['groups']['countKinds']>>,
    orderOf: (kind: GroupFact['kind']) => readonly ChatChannel[],
  ): void => {
    for (const { kind, robot, count } of kinds) {
      const [way] = orderOf(kind).filter((one) => one !== 'robot' || robot)
      first[way ?? 'page'] += count
    }
  }
  const set = await ways.ordered()
  const excludeGroupIds = [...audience.excludeGroupIds, ...set.flatMap(({ groupIds }) => groupIds)]
  count(await groups.countKinds({ ...audience, excludeGroupIds }), (kind) => usualWays({ kind }))
  for (const { order, groupIds } of set) count(await groups.countKinds(audience, groupIds), () => order)
  return first
}
