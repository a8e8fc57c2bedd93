import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'
import { audienceInScope } from './audience-in-scope'

const SAMPLE = 10

/** Live counts while staff choose; a union outside the scope is not there, a group outside counts as none. */
export const countAudience = operation(broadcast.countAudience, async ({ input, caller, groups }) => {
  const { resolved, foreignOrgs } = await audienceInScope(groups, caller, input.audience)
  if (foreignOrgs.length > 0) throw refuse('NOT_FOUND')
  const [counts, sample] = await Promise.all([
    groups.countAudience(resolved),
    groups.audiencePage(resolved, undefined, SAMPLE),
  ])
  return {
    ...counts,
    sample: sample.map(({ groupId, name, orgName, members }) => ({ groupId, name, orgName, members })),
  }
})
