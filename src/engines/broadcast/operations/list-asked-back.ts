import { scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { readPlace, writePlace } from '../rules/place'
import { operation } from '../services'

const PAGE = 30

export const listAskedBack = operation(broadcast.listAskedBack, async ({ input, caller, questions }) => {
  const desks = scopeOf(caller, 'staff')
  const [found, waiting] = await Promise.all([
    questions.page(desks, input, readPlace(input.cursor), PAGE + 1),
    questions.count(desks, 'waiting'),
  ])
  const page = found.slice(0, PAGE)
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    waiting,
    items: page.map(({ _id, at, askerId: _asker, question, ...shown }) => ({
      ...shown,
      questionId: _id,
      text: question ?? shown.text,
      at: at.toISOString(),
    })),
    ...(last && { next: writePlace({ at: last.at, id: last._id }) }),
  }
})
