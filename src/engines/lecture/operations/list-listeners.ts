import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { numbersOf, pageBy } from '../parts/places'
import { operation } from '../services'

const PAGE = 50

/** The audience by group, as last counted. */
export const listListeners = operation(lecture.listListeners, async ({ input, caller, lectures, groups }) => {
  await requireHost({ lectures }, caller, input.lectureId)
  const from = numbersOf(input.cursor)
  const found = await groups.listeners(
    input.lectureId,
    from && { listening: from.a, came: from.b, id: from.id },
    PAGE + 1,
  )
  return pageBy(
    found,
    PAGE,
    ({ groupId, name, orgName, came, listening, members }) => ({
      groupId,
      name,
      orgName,
      came,
      listening,
      members,
    }),
    (last) => [last.listening, last.came, last._id],
  )
})
