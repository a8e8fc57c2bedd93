import { inScope, scopeOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { placeOf, type Place } from '../rules/cursor'
import type { OrgTree } from '../ports'
import type { GuideDoc, GuideStore } from '../store/guides'

export const DESK_ROLES = ['staff', 'lawyer'] as const

/** The union for which a caller writes: where their widest desk role is held. */
export const homeOf = async (caller: Caller, orgs: OrgTree): Promise<string[]> => {
  const paths = await Promise.all(scopeOf(caller, ...DESK_ROLES).map((orgId) => orgs.pathOf(orgId)))
  const widest = paths
    .filter((path) => path !== undefined)
    .toSorted((one, other) => one.length - other.length)[0]
  if (!widest) throw refuse('NOT_ALLOWED')
  return [...widest]
}

/** The guide, when it was written for a union within the caller's scope; otherwise it is "not found". */
export const guideInScope = async (
  guides: GuideStore,
  caller: Caller,
  guideId: string,
  roles: readonly ('staff' | 'lawyer')[] = DESK_ROLES,
): Promise<GuideDoc> => {
  const guide = await guides.guide(guideId)
  if (!guide || !inScope(caller, guide.orgPath, ...roles)) throw refuse('NOT_FOUND')
  return guide
}

/** The place that a cursor names; refuses one that was never given out. */
export const cursorPlace = (cursor: string | undefined): Place | undefined => {
  if (cursor === undefined) return undefined
  const place = placeOf(cursor)
  if (!place) throw refuse('BAD_INPUT', { fields: { cursor: '这一页的位置不对，请从头看' } })
  return place
}

/** Shown when somebody's name is not known any more. */
export const nameFrom = (names: ReadonlyMap<string, string>, id: string | undefined): string =>
  names.get(id ?? '') ?? '已离任的同事'
