/** A chat group as lectures need to know it. */
export interface GroupFact {
  readonly groupId: string
  readonly name: string
  readonly orgId: string
  readonly orgName: string
  /** Org ids from the top of the tree to `orgId`, itself included. */
  readonly orgPath: readonly string[]
  readonly adminIds: readonly string[]
  /** Fingerprint of the address of its WeCom robot, where it has one. */
  readonly robotId?: string
}

/** A group with the number of active members who read it. */
export interface CountedGroup extends GroupFact {
  readonly members: number
}

/** An audience with nothing left to interpret; see `resolveAudience`. */
export interface ResolvedAudience {
  /** Tops of the subtrees over which the planner is staff; the cut that no request can widen. */
  readonly scope: readonly string[]
  readonly orgIds: readonly string[]
  readonly tags: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: readonly ('under-50' | '50-299' | '300-999' | '1000-up')[]
  readonly groupIds: readonly string[]
  readonly excludeGroupIds: readonly string[]
}

export interface OrgFact {
  readonly orgId: string
  readonly name: string
  /** From the top of the tree to this union, itself included. */
  readonly orgPath: readonly string[]
  readonly kind: 'city' | 'district' | 'street' | 'park' | 'enterprise' | 'workshop'
}

/** Somebody who may stand at a console. */
export interface PersonFact {
  readonly memberId: string
  readonly name: string
  readonly orgName: string
  readonly orgPath: readonly string[]
  /** Tops of the subtrees over which the person is a lawyer, and over which staff. */
  readonly lawyerOf: readonly string[]
  readonly staffOf: readonly string[]
}

export interface HandbookSection {
  readonly heading: string
  readonly text: string
  readonly pictures: readonly { readonly fileId: string; readonly alt: string }[]
}

/** An issued guide as a lecture uses it. */
export interface Handbook {
  readonly guideId: string
  readonly version: number
  readonly title: string
  readonly issued: boolean
  /** The answer in one sentence. */
  readonly answer: string
  readonly sections: readonly HandbookSection[]
}

/** An article as it stands on the day it is cited; undefined where the library does not know it. */
export interface LawFact {
  readonly name: string
  readonly article: string
  /** Date of the law's version, YYYY-MM-DD. */
  readonly asOf: string
  readonly inForce: boolean
  /** The day the library's text was compared with its source. */
  readonly checkedOn: string
}
