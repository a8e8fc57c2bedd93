import { scopeOf } from '../../../kernel/caller'
import { lecture } from '../contract'
import { placeOf } from '../parts/places'
import { lawyerStanding } from '../parts/standing'
import { writeCursor } from '../rules/cursor'
import { maySeeHidden } from '../rules/hidden'
import { operation } from '../services'
import type { HiddenQuestion } from '../store/hidden-questions'

const PAGE = 20
/** Read at once; those that the lawyer may not see are skipped without a trace. */
const READ = 60

/** Never says who asked, from where, or how many others there are. */
export const listHiddenQuestions = operation(
  lecture.listHiddenQuestions,
  async ({ input, caller, hidden, cards }) => {
    const standing = await lawyerStanding({ cards }, caller)
    const items: HiddenQuestion[] = []
    let from = placeOf(input.cursor)
    for (;;) {
      const read = await hidden.page(
        {
          ...(input.lectureId !== undefined && { lectureId: input.lectureId }),
          orgIds: scopeOf(caller, 'lawyer'),
          ...(from && { from }),
        },
        input.view,
        READ,
      )
      items.push(...read.filter(({ place }) => maySeeHidden(standing, place)))
      const last = read.at(-1)
      if (items.length > PAGE || read.length < READ || !last) break
      from = { at: last.at, id: last._id }
    }
    const shown = items.slice(0, PAGE)
    const last = shown.at(-1)
    return {
      items: shown.map((question) => ({
        questionId: question._id,
        lectureId: question.lectureId,
        lectureTitle: question.lectureTitle,
        text: question.text,
        at: question.at.toISOString(),
        state: question.state === 'answered' ? ('answered' as const) : ('waiting' as const),
        ...(question.ownerName !== undefined && { owner: question.ownerName }),
        ...(question.dueOn !== undefined && { dueOn: question.dueOn }),
        ...(question.answer && { answer: question.answer }),
      })),
      ...(items.length > PAGE && last && { next: writeCursor(last.at, last._id) }),
    }
  },
)
