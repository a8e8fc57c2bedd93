import { scopeOf, type Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { after, MINUTE } from '../../../kernel/time'
import type { lecture } from '../contract'
import type { Handbook, PersonFact, ResolvedAudience } from '../ports'
import { reachesOutside, reachOf, resolveAudience, type Reach } from '../rules/audience'
import type { Services } from '../services'
import type { HostDoc } from '../store/lectures'

type Plan = Omit<ParsedInput<(typeof lecture)['planLecture']>, 'announce'>

export interface CheckedPlan {
  readonly handbook: Handbook
  readonly hosts: readonly HostDoc[]
  readonly resolved: ResolvedAudience
  readonly reach: Reach
  readonly desk: { readonly name: string; readonly orgPath: readonly string[] }
  readonly count: { readonly groups: number; readonly members: number }
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Whatever about a plan needs other engines: the handbook, the hosts, the groups. Nothing is written. */
export const checkPlan = async (
  { people, library, clock }: Pick<Services, 'people' | 'library' | 'clock'>,
  caller: Caller,
  plan: Plan,
): Promise<CheckedPlan> => {
  const startsAt = new Date(plan.startsAt)
  const endsAt = after(startsAt, plan.plannedMinutes * MINUTE)
  if (endsAt <= clock.now()) throw refuse('TIME_PAST')
  const hostIds = [...new Set([plan.lecturerId, ...plan.coHostIds])]
  const [handbook, found, { resolved, reach, desk }] = await Promise.all([
    library.handbook(plan.guideId, plan.guideVersion),
    people.hosts(hostIds),
    placeAudience(people, caller, plan.audience),
  ])
  if (!handbook) throw refuse('NOT_FOUND')
  if (!handbook.issued) throw refuse('NOT_ISSUED')
  const { orgPath } = desk
  const hosts = hostIds.map((memberId) => found.find((person) => person.memberId === memberId))
  if (hosts.some((host) => host === undefined || !isOver(host, orgPath))) throw refuse('NOT_FOUND')
  const known = hosts.flatMap((host) => host ?? [])
  const [lecturer] = known
  if (!lecturer || !isLawyer(lecturer, orgPath)) throw refuse('NOT_A_LAWYER')
  const count = await people.countAudience(resolved)
  if (count.groups === 0) throw refuse('EMPTY_AUDIENCE')
  return {
    handbook,
    hosts: known.map((host) => ({
      memberId: host.memberId,
      name: host.name,
      orgName: host.orgName,
      lawyer: isLawyer(host, orgPath),
    })),
    resolved,
    reach,
    desk,
    count,
    startsAt,
    endsAt,
  }
}

/** Whom a plan would reach, cut to the planner's scope; refuses what lies outside it. */
export const placeAudience = async (
  people: Services['people'],
  caller: Caller,
  audience: Plan['audience'],
): Promise<Pick<CheckedPlan, 'resolved' | 'reach' | 'desk'>> => {
  const scope = scopeOf(caller, 'staff')
  const [orgs, picked] = await Promise.all([
    people.orgs([...new Set([...scope, ...audience.orgIds])]),
    people.groups(audience.groupIds),
  ])
  if (reachesOutside(audience, orgs, picked, scope)) throw refuse('OUT_OF_SCOPE')
  const desk = orgs.find(({ orgId }) => orgId === scope[0])
  const resolved = resolveAudience(audience, scope)
  const tops = orgs.filter(({ orgId }) => resolved.orgIds.includes(orgId))
  return {
    resolved,
    reach: reachOf([...tops, ...picked]),
    desk: { name: desk?.name ?? '工会', orgPath: desk?.orgPath ?? [] },
  }
}

const isLawyer = (person: PersonFact, orgPath: readonly string[]): boolean =>
  person.lawyerOf.some((orgId) => orgPath.includes(orgId))

/** Holds a role over the desk, or is staff somewhere below it. */
const isOver = (person: PersonFact, orgPath: readonly string[]): boolean =>
  isLawyer(person, orgPath) ||
  person.staffOf.some((orgId) => orgPath.includes(orgId)) ||
  orgPath.some((orgId) => person.orgPath.includes(orgId))
