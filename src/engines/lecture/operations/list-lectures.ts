import { memberOf, scopeOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { isHost } from '../parts/hosts'
import { pageBy, placeOf } from '../parts/places'
import { lectureRow } from '../parts/views'
import { operation } from '../services'

const PAGE = 30

/** What a desk lists: lectures that touch the caller's scope, and those the caller hosts. */
export const listLectures = operation(
  lecture.listLectures,
  async ({ input, caller, lectures, people, questions }) => {
    const scope = scopeOf(caller, 'staff', 'auditor')
    const paths = (await people.orgs(scope)).flatMap(({ orgPath }) => orgPath)
    const before = placeOf(input.cursor)
    const found = await lectures.page(
      { scope, paths, hostId: memberOf(caller) },
      { ...(input.state && { state: input.state }), ...(before && { before }) },
      PAGE + 1,
    )
    const open = await questions.countOpenOf(found.map(({ _id }) => _id))
    return pageBy(
      found,
      PAGE,
      (row) => ({ ...lectureRow(row), host: isHost(caller, row), openQuestions: open.get(row._id) ?? 0 }),
      (last) => [last.startsAt, last._id],
    )
  },
)
