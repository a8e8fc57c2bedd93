import { library } from '../contract'
import { cursorPlace } from '../parts/desk'
import { guideHead } from '../parts/guide-view'
import { cursorOf } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 20

/** What was withdrawn or replaced is not in the list; old versions are opened by their number. */
export const listGuides = operation(library.listGuides, async ({ input, guides }) => {
  const before = cursorPlace(input.cursor)
  const found = await guides.issued(
    { ...(input.topic !== undefined && { topic: input.topic }), ...(before && { before }) },
    PAGE + 1,
  )
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(guideHead),
    ...(found.length > PAGE && last?.issuedAt && { next: cursorOf({ at: last.issuedAt, id: last._id }) }),
  }
})
