import type { WriteSheet } from '../../kernel/exports'
import type { Unit } from '../../kernel/unit'
import type {
  AudienceChoices,
  AudienceCount,
  CountedGroup,
  GroupFact,
  GuideChange,
  GuideFact,
  OrgFact,
  Person,
  ResolvedAudience,
} from './rules/facts'
import type { RobotAnswer } from './rules/robot-answer'

export type * from './rules/facts'
export type { RobotAnswer } from './rules/robot-answer'

/** What broadcast asks membership. All reads take part in the unit's transaction. */
export interface GroupFacts {
  /** At most 50, ordered by name; one query. */
  groupsOf(person: Person): Promise<readonly GroupFact[]>
  /** In any order; unknown ids are left out. */
  groups(groupIds: readonly string[]): Promise<readonly GroupFact[]>
  groupByOpengid(opengid: string): Promise<GroupFact | undefined>
  countMembers(groupId: string): Promise<number>
  countAudience(audience: ResolvedAudience): Promise<AudienceCount>
  /** How many groups there are of each kind, with and without a robot; `among`: of these alone. */
  countKinds(
    audience: ResolvedAudience,
    among?: readonly string[],
  ): Promise<readonly { readonly kind: GroupFact['kind']; readonly robot: boolean; readonly count: number }[]>
  audienceChoices(scope: readonly string[]): Promise<AudienceChoices>
  /** Groups of the audience with an id after `after`, ascending by id, at most `limit`. */
  audiencePage(
    audience: ResolvedAudience,
    after: string | undefined,
    limit: number,
  ): Promise<readonly CountedGroup[]>
  /** Groups below any of `scope` whose name holds `text`, with an id after `after`, ascending by id, at most `limit`. */
  groupsPage(
    scope: readonly string[],
    text: string | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<readonly GroupFact[]>
  /** Members who read the group, with an id after `after`, ascending by id, at most `limit`. */
  membersPage(
    groupId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly { readonly memberId: string; readonly name: string }[]>
  /** In any order; unknown ids are left out. */
  orgs(orgIds: readonly string[]): Promise<readonly OrgFact[]>
  /** Member id → name. */
  namesOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The webhook address of the group's robot, for the sender alone; refuses with NOT_FOUND when there is none. */
  robotOf(groupId: string): Promise<string>
}

/** What broadcast asks the library. */
export interface GuideFacts {
  /** In any order; unknown ones are left out. */
  guides(
    refs: readonly { readonly guideId: string; readonly version: number }[],
  ): Promise<readonly GuideFact[]>
  /** What one version says otherwise than an earlier one; undefined when either is unknown or was never issued. */
  changes(guideId: string, from: number, to: number): Promise<GuideChange | undefined>
}

/** A WeCom group robot. Never throws; whatever happens is an answer. */
export interface RobotSender {
  /** Markdown of at most 4,096 bytes of UTF-8. An address that is not WeCom's is answered as broken, and not called. */
  send(address: string, markdown: string): Promise<RobotAnswer>
}

/** Whether words or a picture may be shown to others; refuses with VENDOR_AWAY when nothing is known. */
export interface ContentCheck {
  checkText(piece: {
    readonly text: string
    readonly openid?: string | undefined
    readonly scene: 1 | 2 | 3 | 4
  }): Promise<'pass' | 'review' | 'risky'>
  checkPicture(piece: {
    readonly bytes: Uint8Array
    readonly contentType: 'image/jpeg' | 'image/png' | 'image/webp'
  }): Promise<'pass' | 'review' | 'risky'>
}

/** The local list of words, without asking anybody; for the preview. */
export interface WordList {
  find(text: string): { readonly verdict: 'pass' | 'review' | 'risky'; readonly words: readonly string[] }
}

/** The WeChat group from which somebody came in; refuses with CODE_REFUSED or VENDOR_AWAY. */
export interface GroupProof {
  redeem(proof: { readonly cloudId: string; readonly openid: string }): Promise<{ readonly opengid: string }>
}

export interface BroadcastPorts {
  readonly groups: (unit: Unit) => GroupFacts
  readonly guides: (unit: Unit) => GuideFacts
  readonly robots: RobotSender
  readonly check: ContentCheck
  readonly words: WordList
  readonly groupProof: GroupProof
  readonly writeSheet: WriteSheet
  /** Where people reach the pages in a browser, for links in chats; without a slash at the end. */
  readonly publicUrl: string
}
