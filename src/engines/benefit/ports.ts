import type { WriteSheet } from '../../kernel/exports'
import type { Unit } from '../../kernel/unit'

/** What benefit asks membership. All reads take part in the unit's transaction. */
export interface PeopleFacts {
  /** Active members; unknown ids are left out. */
  standings(memberIds: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        readonly orgPath: readonly string[]
        readonly certified: boolean
        /** `YYYY-MM-DD`. */
        readonly joinedOn?: string | undefined
      }
    >
  >
  /** Union → its name, industry and tags; unknown ids are left out. */
  traits(
    orgIds: readonly string[],
  ): Promise<
    ReadonlyMap<
      string,
      { readonly name: string; readonly industry?: string | undefined; readonly tags: readonly string[] }
    >
  >
  /** Unions below one that are of one of the industries, or carry one of the tags. */
  carriers(
    below: string,
    trait: { readonly industries: readonly string[] } | { readonly tags: readonly string[] },
  ): Promise<readonly string[]>
  /** How many active members meet all of it. */
  countPeople(filter: {
    /** For each of these lists: below one of its unions. */
    readonly below: readonly (readonly string[])[]
    readonly certified: boolean
    readonly joinedBy?: string | undefined
    readonly among?: readonly string[] | undefined
  }): Promise<number>
  /** Of these ids, those that are active members below one of the unions. */
  activeBelow(orgIds: readonly string[], memberIds: readonly string[]): Promise<readonly string[]>
  namesOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** In any order; unknown ids are left out. */
  orgs(
    orgIds: readonly string[],
  ): Promise<
    readonly { readonly orgId: string; readonly name: string; readonly orgPath: readonly string[] }[]
  >
}

/** A paper to print: a title, lines under it, tables with a heading each, and what is signed below. */
export interface Paper {
  readonly title: string
  readonly lines: readonly string[]
  readonly tables: readonly {
    readonly heading: string
    readonly header: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
  readonly signatures: readonly string[]
}

/** Makes a .pdf; needs a font with Chinese letters on the machine. */
export interface Papers {
  available(): boolean
  print(paper: Paper): Promise<Buffer>
}

export interface BenefitPorts {
  readonly people: (unit: Unit) => PeopleFacts
  readonly writeSheet: WriteSheet
  readonly papers: Papers
  /** Milliseconds that a claim may wait for its commit before those who come are asked to queue; default 2,000. */
  readonly patienceMs?: number
}
