import { memberOf, scopeOf } from '../../../kernel/caller'
import { library } from '../contract'
import { cursorPlace, DESK_ROLES, nameFrom } from '../parts/desk'
import { cursorOf } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 30

/** Guides of the unions within the caller's scope, last changed first. */
export const listDesk = operation(library.listDesk, async ({ input, caller, guides, people }) => {
  const me = memberOf(caller)
  const before = cursorPlace(input.cursor)
  const filter = {
    ...(input.state !== undefined && { state: input.state }),
    ...(input.toBeReviewed !== undefined && { toBeReviewed: input.toBeReviewed }),
    ...(before && { before }),
  }
  const found = await guides.desk(scopeOf(caller, ...DESK_ROLES), filter, PAGE + 1)
  const page = found.slice(0, PAGE)
  const names = await people.namesOf([
    ...new Set(
      page.flatMap(({ authorId, reviewerId }) =>
        reviewerId === undefined ? [authorId] : [authorId, reviewerId],
      ),
    ),
  ])
  const last = page.at(-1)
  return {
    items: page.map((version) => ({
      guideId: version.guideId,
      version: version.version,
      title: version.title,
      topic: version.topic,
      state: version.state,
      author: nameFrom(names, version.authorId),
      ...(version.reviewerId !== undefined && { reviewer: nameFrom(names, version.reviewerId) }),
      changedAt: version.changedAt.toISOString(),
      toBeReviewed: version.reasons.length > 0,
      reasons: version.reasons,
      mine: version.writers.includes(me),
    })),
    ...(found.length > PAGE && last && { next: cursorOf({ at: last.changedAt, id: last._id }) }),
  }
})
