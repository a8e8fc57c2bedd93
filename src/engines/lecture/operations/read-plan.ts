import { lecture } from '../contract'
import { isHost, mayPlan, requireInsider } from '../parts/hosts'
import { clashesOf } from '../parts/clashes'
import { lectureRow, licenceOf, pieceViews } from '../parts/views'
import { isOver } from '../rules/room'
import { minutesOfAll } from '../rules/script'
import { operation } from '../services'

/** Everything about a lecture that its hosts and its desk need. */
export const readPlan = operation(
  lecture.readPlan,
  async ({ input, caller, lectures, groups, people, cards, signer, clock }) => {
    const found = await requireInsider({ lectures, people }, caller, input.lectureId)
    const { orgIds, groupIds, excludeGroupIds } = found.audience
    const [known, orgs, named] = await Promise.all([
      cards.of(found.hostIds),
      people.orgs(orgIds),
      people.groups([...groupIds, ...excludeGroupIds]),
    ])
    const groupsNamed = (ids: readonly string[]) =>
      named.filter(({ groupId }) => ids.includes(groupId)).map(({ groupId, name }) => ({ id: groupId, name }))
    const planner = mayPlan(caller, found)
    const host = isHost(caller, found)
    return {
      ...lectureRow(found),
      guideId: found.guide.guideId,
      guideVersion: found.guide.version,
      guideTitle: found.guide.title,
      lecturerId: found.hostIds[0] ?? '',
      coHostIds: found.hostIds.slice(1),
      audience: {
        orgIds: [...found.audience.orgIds],
        tags: [...found.audience.tags],
        industries: [...found.audience.industries],
        sizes: [...found.audience.sizes],
        groupIds: [...found.audience.groupIds],
        excludeGroupIds: [...found.audience.excludeGroupIds],
      },
      audienceNames: {
        orgs: orgs.map(({ orgId, name }) => ({ id: orgId, name })),
        groups: groupsNamed(groupIds),
        without: groupsNamed(excludeGroupIds),
      },
      plannedMinutes: found.plannedMinutes,
      ...(found.link && { link: found.link }),
      revision: found.revision,
      hosts: found.hosts.map((one) => ({ ...one, ...licenceOf(known.get(one.memberId)) })),
      script: pieceViews(found.script, signer, clock.now()),
      scriptRevision: found.scriptRevision,
      scriptMinutes: minutesOfAll(found.script),
      host,
      mayPlan: planner && found.state === 'planned',
      mayWrite: (planner || host) && !isOver(found.state),
      ...(found.cancelled !== undefined && { cancelled: found.cancelled }),
      clashes: planner && found.state === 'planned' ? await clashesOf({ lectures, groups }, found) : [],
    }
  },
)
