import type { Unit } from '../../kernel/unit'

/** A chat group as the broadcast engine needs to know it. */
export interface GroupFact {
  readonly groupId: string
  readonly name: string
  readonly orgId: string
  readonly orgName: string
  /** Org ids from the top of the tree to `orgId`, itself included. */
  readonly orgPath: readonly string[]
  readonly adminIds: readonly string[]
}

/** A group with the number of active members who read it. */
export interface CountedGroup extends GroupFact {
  readonly members: number
}

/** Whoever reads a group: the members of the subtree under its `orgId`, and its admins. */
export interface Person {
  readonly memberId: string
  readonly orgPath: readonly string[]
}

/** An audience with nothing left to interpret. A group belongs to it when its path meets `scope`, and it is either
 *  one of `groupIds`, or its path meets `orgIds` and (with `tags`) it carries one of them; never one of `excludeGroupIds`. */
export interface ResolvedAudience {
  /** Tops of the subtrees over which the sender is staff; the cut that no request can widen. */
  readonly scope: readonly string[]
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

export interface AudienceCount {
  readonly groups: number
  /** A person in two groups counts in both. */
  readonly members: number
  /** Unions that the groups belong to. */
  readonly unions: number
}

export interface OrgFact {
  readonly orgId: string
  readonly name: string
  /** From the top of the tree to this union, itself included. */
  readonly orgPath: readonly string[]
}

/** What broadcast asks membership. All reads take part in the unit's transaction. */
export interface GroupFacts {
  /** At most 50, ordered by name; one query. */
  groupsOf(person: Person): Promise<readonly GroupFact[]>
  /** In any order; unknown ids are left out. */
  groups(groupIds: readonly string[]): Promise<readonly GroupFact[]>
  countMembers(groupId: string): Promise<number>
  countAudience(audience: ResolvedAudience): Promise<AudienceCount>
  /** Groups of the audience with an id after `after`, ascending by id, at most `limit`. */
  audiencePage(audience: ResolvedAudience, after: string | undefined, limit: number): Promise<readonly CountedGroup[]>
  /** Members who read the group, with an id after `after`, ascending by id, at most `limit`. */
  membersPage(
    groupId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly { readonly memberId: string; readonly name: string }[]>
  /** In any order; unknown ids are left out. */
  orgs(orgIds: readonly string[]): Promise<readonly OrgFact[]>
}

/** One version of a guide as it is sent. */
export interface GuideFact {
  readonly guideId: string
  readonly version: number
  /** `issued`: the current one. `corrected`: a later version is issued. `unissued`: a draft, or in review. */
  readonly state: 'unissued' | 'issued' | 'corrected' | 'withdrawn'
  readonly title: string
  /** The plain card, at most 200 characters. */
  readonly card: string
  /** Minutes to read. */
  readonly minutes: number
  /** `YYYY-MM-DD`; empty when unissued. */
  readonly issuedOn: string
  /** The issued version that this one replaces. */
  readonly corrects?: number
}

/** What broadcast asks the library. */
export interface GuideFacts {
  /** In any order; unknown ones are left out. */
  guides(refs: readonly { readonly guideId: string; readonly version: number }[]): Promise<readonly GuideFact[]>
}

export interface BroadcastPorts {
  readonly groups: (unit: Unit) => GroupFacts
  readonly guides: (unit: Unit) => GuideFacts
}
