import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { usualWays } from '../rules/ways'
import { operation } from '../services'
import { audienceInScope } from './audience-in-scope'

const SAMPLE = 10

/** Live counts while staff choose; a union outside the scope is not there, a group outside counts as none. */
export const countAudience = operation(
  broadcast.countAudience,
  async ({ input, caller, groups, settings }) => {
    const { resolved, foreignOrgs, desks } = await audienceInScope(groups, caller, input.audience)
    if (foreignOrgs.length > 0) throw refuse('NOT_FOUND')
    const [counts, kinds, sample, above] = await Promise.all([
      groups.countAudience(resolved),
      groups.countKinds(resolved),
      groups.audiencePage(resolved, undefined, SAMPLE),
      settings.approvalAbove(desks[0]?.orgId ?? ''),
    ])
    const ways = { robot: 0, relay: 0, page: 0 }
    for (const { kind, robot, count } of kinds) {
      const [first] = usualWays({ kind }).filter((way) => way !== 'robot' || robot)
      ways[first ?? 'page'] += count
    }
    return {
      ...counts,
      ways,
      needsApproval: counts.groups > above,
      sample: sample.map(({ groupId, name, orgName, members }) => ({ groupId, name, orgName, members })),
    }
  },
)
