import { memberOf, scopeOf } from '../../../kernel/caller'
import { shanghaiDay } from '../../../kernel/time'
import { lecture } from '../contract'
import { dayPlaceOf, pageBy } from '../parts/places'
import { operation } from '../services'

const PAGE = 30

/** What lectures left open and somebody owes by a day. */
export const listOpenQuestions = operation(
  lecture.listOpenQuestions,
  async ({ input, caller, clock, questions }) => {
    const after = dayPlaceOf(input.cursor)
    const found = await questions.work(
      {
        ...(input.mine ? { ownerId: memberOf(caller) } : { orgIds: scopeOf(caller, 'staff', 'lawyer') }),
        ...(!input.mine && input.ownerId !== undefined && { ownerId: input.ownerId }),
        ...(input.lectureId !== undefined && { lectureId: input.lectureId }),
        ...(after && { after }),
      },
      PAGE + 1,
    )
    const today = shanghaiDay(clock.now())
    return pageBy(
      found,
      PAGE,
      ({ _id, lectureId, lectureTitle, text, people, at, ownerId, ownerName, dueOn = today }) => ({
        questionId: _id,
        lectureId,
        lectureTitle,
        text,
        people,
        askedAt: at.toISOString(),
        owner: ownerName ?? '',
        ...(ownerId !== undefined && { ownerId }),
        dueOn,
        late: dueOn < today,
      }),
      ({ dueOn = today, _id }) => [dueOn, _id],
    )
  },
)
