import type { Unit } from '../../kernel/unit'

/** People are known to the library by their member id only; what they are called is asked for. */
export interface People {
  /** Full names by member id; whoever is not known any more is absent. Shown for authors and second readers, who act in office. */
  namesOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export interface OrgTree {
  /** Org ids from the top of the tree to this one, itself included; undefined when there is no such org. */
  pathOf(orgId: string): Promise<readonly string[] | undefined>
}

/** What the library needs from outside. Each is made for one call, so that it reads inside its transaction. */
export interface LibraryPorts {
  readonly people: (unit: Unit) => People
  readonly orgs: (unit: Unit) => OrgTree
}
