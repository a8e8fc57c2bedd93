import type { AudienceInput, UnionSize } from './api'

export interface Named {
  readonly id: string
  readonly name: string
}
/** What the sender chose, with the names to show. */
export interface Choice {
  readonly orgs: readonly Named[]
  readonly tags: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: readonly UnionSize[]
  readonly groups: readonly Named[]
  readonly without: readonly Named[]
}
export const nobody: Choice = { orgs: [], tags: [], industries: [], sizes: [], groups: [], without: [] }

export const audienceOf = (choice: Choice): Required<AudienceInput> => ({
  orgIds: choice.orgs.map(({ id }) => id),
  tags: [...choice.tags],
  industries: [...choice.industries],
  sizes: [...choice.sizes],
  groupIds: choice.groups.map(({ id }) => id),
  excludeGroupIds: choice.without.map(({ id }) => id),
})

/** An audience as it came from the server; whoever is not named there keeps the name known here, or the bare id. */
export const choiceOf = (audience: AudienceInput, known: readonly Named[]): Choice => {
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[] = []) => ids.map((id) => ({ id, name: names.get(id) ?? id }))
  return {
    orgs: named(audience.orgIds),
    tags: audience.tags ?? [],
    industries: audience.industries ?? [],
    sizes: audience.sizes ?? [],
    groups: named(audience.groupIds),
    without: named(audience.excludeGroupIds),
  }
}

/** Leaving groups out chooses nobody by itself. */
export const isEmpty = ({ orgs, tags, industries, sizes, groups }: Choice): boolean =>
  [orgs, tags, industries, sizes, groups].every((part) => part.length === 0)

/** In or out, by id. */
export const toggled = (items: readonly Named[], item: Named): Named[] =>
  items.some(({ id }) => id === item.id) ? items.filter(({ id }) => id !== item.id) : [...items, item]

/** In or out, by the word itself. */
export const flipped = <Word extends string>(words: readonly Word[], word: Word): Word[] =>
  words.includes(word) ? words.filter((one) => one !== word) : [...words, word]
