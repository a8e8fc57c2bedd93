import type { AudienceInput } from './api'

export interface Named {
  readonly id: string
  readonly name: string
}
/** What the sender chose, with the names to show. */
export interface Choice {
  readonly orgs: readonly Named[]
  readonly tags: readonly string[]
  readonly groups: readonly Named[]
  readonly without: readonly Named[]
}
export const nobody: Choice = { orgs: [], tags: [], groups: [], without: [] }

export const audienceOf = ({ orgs, tags, groups, without }: Choice): AudienceInput => ({
  orgIds: orgs.map(({ id }) => id),
  tags: [...tags],
  groupIds: groups.map(({ id }) => id),
  excludeGroupIds: without.map(({ id }) => id),
})

/** Leaving groups out chooses nobody by itself. */
export const isEmpty = ({ orgs, tags, groups }: Choice): boolean =>
  orgs.length === 0 && tags.length === 0 && groups.length === 0

/** In or out, by id. */
export const toggled = (items: readonly Named[], item: Named): Named[] =>
  items.some(({ id }) => id === item.id) ? items.filter(({ id }) => id !== item.id) : [...items, item]
