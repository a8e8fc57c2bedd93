import type { Unit } from '../../kernel/unit'
import type {
  AudienceCount,
  CountedGroup,
  GroupFact,
  GuideFact,
  OrgFact,
  Person,
  ResolvedAudience,
} from './rules/facts'

export type * from './rules/facts'

/** What broadcast asks membership. All reads take part in the unit's transaction. */
export interface GroupFacts {
  /** At most 50, ordered by name; one query. */
  groupsOf(person: Person): Promise<readonly GroupFact[]>
  /** In any order; unknown ids are left out. */
  groups(groupIds: readonly string[]): Promise<readonly GroupFact[]>
  countMembers(groupId: string): Promise<number>
  countAudience(audience: ResolvedAudience): Promise<AudienceCount>
  /** Groups of the audience with an id after `after`, ascending by id, at most `limit`. */
  audiencePage(
    audience: ResolvedAudience,
    after: string | undefined,
    limit: number,
  ): Promise<readonly CountedGroup[]>
  /** Members who read the group, with an id after `after`, ascending by id, at most `limit`. */
  membersPage(
    groupId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly { readonly memberId: string; readonly name: string }[]>
  /** In any order; unknown ids are left out. */
  orgs(orgIds: readonly string[]): Promise<readonly OrgFact[]>
}

/** What broadcast asks the library. */
export interface GuideFacts {
  /** In any order; unknown ones are left out. */
  guides(
    refs: readonly { readonly guideId: string; readonly version: number }[],
  ): Promise<readonly GuideFact[]>
}

export interface BroadcastPorts {
  readonly groups: (unit: Unit) => GroupFacts
  readonly guides: (unit: Unit) => GuideFacts
}
