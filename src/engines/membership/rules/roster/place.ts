import { mayStandBelow, type OrgKind } from '../org-levels'
import type { UnionNames } from './check-row'
import type { Field } from './columns'

/** A union as placing needs it. */
export interface Place {
  readonly _id: string
  readonly kind: OrgKind
  readonly name: string
  readonly parentId: string | null
  readonly orgPath: readonly string[]
  readonly names: readonly string[]
}

export interface PlaceProblem {
  readonly field: Field
  readonly value: string
  readonly problem: string
}

export interface Places {
  /** The union a row names, or what is wrong. With `addMissing` an unknown one is added below its parent. */
  of(names: UnionNames): Place | PlaceProblem
  /** What was added so far, parents first. */
  readonly added: readonly Place[]
}

const LEVELS = ['district', 'street', 'enterprise', 'workshop'] as const
type Level = (typeof LEVELS)[number]
const LEVEL_OF: Readonly<Record<OrgKind, number>> = {
  city: -1,
  district: 0,
  street: 1,
  park: 1,
  enterprise: 2,
  workshop: 3,
}

/** More unknown unions than a district can have say that the column is wrong, not the tree. */
export const MAX_ADDED_ORGS = 3_000

/** Typing habits that make no other union: blanks, brackets of either width, and what kind of union it calls itself
 *  at the end: 望海街道 is 望海街道总工会, 一车间 is 一车间分会. */
const plain = (name: string): string =>
  name
    .replace(/\s/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/(?<=.{2})(?:(?:联合|总)?工会(?:委员会|联合会|小组)?|分会)$/, '')

/** Finds unions below `top` by the names of a row; `idOf` gives a new union the same id whenever it is read. */
export const createPlaces = (
  orgs: readonly Place[],
  top: Place,
  addMissing: boolean,
  idOf: (parentId: string, name: string) => string,
): Places => {
  const children = new Map<string, Map<string, Place>>()
  const enterprises = new Map<string, Place[]>()
  const added: Place[] = []
  const remember = (org: Place): void => {
    const siblings = children.get(org.parentId ?? '') ?? new Map<string, Place>()
    siblings.set(plain(org.name), org)
    children.set(org.parentId ?? '', siblings)
    if (org.kind !== 'enterprise') return
    enterprises.set(plain(org.name), [...(enterprises.get(plain(org.name)) ?? []), org])
  }
  for (const org of orgs) remember(org)
  const topLevel = LEVEL_OF[top.kind]
  const known = new Map<string, Place | PlaceProblem>()

  const add = (parent: Place, level: Level, name: string): Place | PlaceProblem => {
    const kind = level === 'street' ? (/园区?$|开发区$|基地$|园$/.test(name) ? 'park' : 'street') : level
    if (!mayStandBelow(kind, parent.kind)) {
      return {
        field: level,
        value: name,
        problem: `“${parent.name}”下面不能直接设这一级，请补上中间一级的名称`,
      }
    }
    if (added.length >= MAX_ADDED_ORGS) {
      return {
        field: level,
        value: name,
        problem: `一次最多新增 ${MAX_ADDED_ORGS} 家工会，请核对这一列是不是填错了`,
      }
    }
    const _id = idOf(parent._id, name)
    const org: Place = {
      _id,
      kind,
      name,
      parentId: parent._id,
      orgPath: [...parent.orgPath, _id],
      names: [...parent.names, name],
    }
    added.push(org)
    remember(org)
    return org
  }

  const walk = (names: UnionNames): Place | PlaceProblem => {
    let at = top
    for (const level of LEVELS) {
      const name = names[level]
      if (name === '') continue
      if (LEVELS.indexOf(level) <= topLevel) {
        // Above the chosen union a row may only repeat what is chosen.
        const chosen = top.names.some((own) => plain(own) === plain(name))
        if (chosen) continue
        return {
          field: level,
          value: name,
          problem: `这一行不在您选的“${top.name}”里，请换一个范围，或者改正这一格`,
        }
      }
      const next = children.get(at._id)?.get(plain(name)) ?? elsewhere(level, name, names, at)
      if (next && 'problem' in next) return next
      if (next) {
        at = next
        continue
      }
      if (!addMissing) {
        return {
          field: level,
          value: name,
          problem: `“${at.name}”下面没有这家工会。请核对名称，或者导入时选择新增没有的工会`,
        }
      }
      const made = add(at, level, name)
      if ('problem' in made) return made
      at = made
    }
    if (LEVEL_OF[at.kind] < LEVEL_OF.enterprise) {
      return { field: 'enterprise', value: names.enterprise, problem: '没有填企业工会' }
    }
    return at
  }

  /** A row may leave the street out: an enterprise is found by its name when there is only one below. */
  const elsewhere = (
    level: Level,
    name: string,
    names: UnionNames,
    at: Place,
  ): Place | PlaceProblem | undefined => {
    if (level !== 'enterprise' || names.street !== '') return undefined
    const found = (enterprises.get(plain(name)) ?? []).filter((org) => org.orgPath.includes(at._id))
    if (found.length <= 1) return found[0]
    return { field: level, value: name, problem: `有 ${found.length} 家同名的工会，请填上街道或园区` }
  }

  return {
    added,
    of: (names) => {
      const key = LEVELS.map((level) => names[level]).join('\n')
      const before = known.get(key)
      if (before) return before
      const place = walk(names)
      known.set(key, place)
      return place
    },
  }
}
