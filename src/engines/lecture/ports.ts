import type { Unit } from '../../kernel/unit'
import type {
  CountedGroup,
  GroupFact,
  Handbook,
  LawFact,
  OrgFact,
  PersonFact,
  ResolvedAudience,
} from './rules/facts'

export type * from './rules/facts'

/** What lectures ask membership. All reads take part in the unit's transaction. */
export interface PeopleFacts {
  /** In any order; unknown ids are left out. */
  groups(groupIds: readonly string[]): Promise<readonly GroupFact[]>
  /** At most 50, ordered by name. */
  groupsOf(person: {
    readonly memberId: string
    readonly orgPath: readonly string[]
  }): Promise<readonly GroupFact[]>
  countAudience(audience: ResolvedAudience): Promise<{ readonly groups: number; readonly members: number }>
  /** Groups of the audience with an id after `after`, ascending by id, at most `limit`. */
  audiencePage(
    audience: ResolvedAudience,
    after: string | undefined,
    limit: number,
  ): Promise<readonly CountedGroup[]>
  /** In any order; unknown ids are left out. */
  orgs(orgIds: readonly string[]): Promise<readonly OrgFact[]>
  /** Unions of these subtrees with `text` in their name, at most 20; `names`: of the unions above, from the top. */
  unionsNamed(
    tops: readonly string[],
    text: string,
  ): Promise<readonly { readonly orgId: string; readonly name: string; readonly names: readonly string[] }[]>
  /** Member id → name; who has left is 已退出. */
  namesOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Lawyers and staff with these ids; others are left out. */
  hosts(memberIds: readonly string[]): Promise<readonly PersonFact[]>
  /** Lawyers and staff over any of these unions or something below them, by name, at most 200. */
  hostsOver(orgIds: readonly string[]): Promise<readonly PersonFact[]>
}

/** What lectures ask the library. */
export interface LibraryFacts {
  /** A version that was once issued; `issued` is false when it was withdrawn or replaced. */
  handbook(guideId: string, version: number): Promise<Handbook | undefined>
  /** In the order of `texts`; undefined for what the library does not know. */
  cite(texts: readonly string[]): Promise<readonly (LawFact | undefined)[]>
}

/** Checks what workers write for all; never given anything hidden. */
export interface ContentCheck {
  /** `openid`: WeChat's id of the writer, absent outside WeChat. `scene` 2: a comment. */
  checkText(piece: {
    readonly text: string
    readonly openid?: string
    readonly scene: 1 | 2 | 3 | 4
  }): Promise<'pass' | 'review' | 'risky'>
}

export interface LecturePorts {
  readonly people: (unit: Unit) => PeopleFacts
  readonly library: (unit: Unit) => LibraryFacts
}
