import { memberOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { LOOK, readLook } from '../rules/look-words'
import { operation } from '../services'
import { nameActors } from './name-actors'

/** Who looked at my full number, from which union, and why. */
export const listLooks = operation(membership.listLooks, async (given) => {
  const { items, next } = await given.log.about(memberOf(given.caller), LOOK, given.input.cursor)
  const actors = await nameActors(given, items)
  return {
    items: items.map((entry) => ({
      at: entry.at.toISOString(),
      who: actors(entry.actor),
      ...readLook(entry.detail),
    })),
    ...(next !== undefined && { next }),
  }
})
