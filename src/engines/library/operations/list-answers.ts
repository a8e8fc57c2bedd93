import { memberOf, scopeOf } from '../../../kernel/caller'
import { library } from '../contract'
import { cursorPlace, DESK_ROLES, nameFrom } from '../parts/desk'
import { cursorOf } from '../rules/cursor'
import { operation } from '../services'

const PAGE = 30

/** `waiting`: those without a second reader, and approved ones whose law has changed. */
export const listAnswers = operation(
  library.listAnswers,
  async ({ input, caller, answers, citations, people }) => {
    const me = memberOf(caller)
    const scope = scopeOf(caller, ...DESK_ROLES)
    const found = await answers.desk(scope, input.waiting, cursorPlace(input.cursor), PAGE + 1)
    const page = found.slice(0, PAGE)
    const cited = await citations.views(page.map((answer) => answer.citations))
    const names = await people.namesOf([...new Set(page.map(({ authorId }) => authorId))])
    const last = page.at(-1)
    return {
      items: page.map((answer, at) => ({
        answerId: answer._id,
        question: answer.question,
        answer: answer.answer,
        citations: cited[at] ?? [],
        answeredBy: nameFrom(names, answer.authorId),
        approved: answer.state === 'approved',
        mine: answer.authorId === me,
        toBeReviewed: answer.reasons.length > 0,
        reasons: answer.reasons,
      })),
      ...(found.length > PAGE && last && { next: cursorOf({ at: last.createdAt, id: last._id }) }),
    }
  },
)
