/** A chat group as the broadcast engine needs to know it. */
export interface GroupFact {
  readonly groupId: string
  readonly name: string
  readonly orgId: string
  readonly orgName: string
  /** Org ids from the top of the tree to `orgId`, itself included. */
  readonly orgPath: readonly string[]
  readonly adminIds: readonly string[]
  /** Where the group lives; `page`: in the mini-program alone. */
  readonly kind: 'wechat' | 'wecom' | 'qq' | 'page'
  /** What its admin calls it. */
  readonly label?: string
  /** Its WeChat group is known by its opengid. */
  readonly bound: boolean
  /** A fingerprint of its robot's address: groups that share a robot share its limit. */
  readonly robotId?: string
}

/** Ways into a chat, beside the group's page. */
export type ChatChannel = 'robot' | 'relay'

/** A group with the number of active members who read it. */
export interface CountedGroup extends GroupFact {
  readonly members: number
}

/** Whoever reads a group: the members of the subtree under its `orgId`, and its admins. */
export interface Person {
  readonly memberId: string
  readonly orgPath: readonly string[]
}

/** Members of the union of a group, everything below it included. */
export type UnionSize = 'under-50' | '50-299' | '300-999' | '1000-up'

/** An audience with nothing left to interpret. A group belongs to it when its path meets `scope`, and it is either
 *  one of `groupIds`, or its path meets `orgIds` and, where there are any, it carries one of `tags`, lies below a union
 *  of one of `industries`, and its union has one of `sizes`; never one of `excludeGroupIds`. */
export interface ResolvedAudience {
  /** Tops of the subtrees over which the sender is staff; the cut that no request can widen. */
  readonly scope: readonly string[]
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: readonly UnionSize[]
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

/** What a correction put right, part by part; an empty text means that the part is new or gone. */
export interface GuideChange {
  readonly title: string
  /** In the words of its author. */
  readonly note: string
  readonly changes: readonly { readonly heading: string; readonly before: string; readonly after: string }[]
}

/** What an audience can be chosen by, with the number of unions that have it. */
export interface AudienceChoices {
  readonly tags: readonly { readonly name: string; readonly unions: number }[]
  readonly industries: readonly { readonly name: string; readonly unions: number }[]
  readonly sizes: readonly { readonly size: UnionSize; readonly unions: number }[]
}
