import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { pageBy, placeOf, weightPlaceOf } from '../parts/places'
import { questionCard } from '../parts/views'
import { operation } from '../services'
import type { QuestionDoc } from '../store/questions'

const PAGE = 20
/** Beyond so many like ones the exact number says nothing more. */
const MOST_SIMILAR = 30

/** Public questions as hosts work with them. */
export const listQueue = operation(
  lecture.listQueue,
  async ({ input, caller, lectures, questions, similar }) => {
    const { lectureId, view, cursor } = input
    await requireHost({ lectures }, caller, lectureId)
    const found =
      view === 'most'
        ? await questions.byWeight(lectureId, ['waiting'], weightPlaceOf(cursor), PAGE + 1)
        : await questions.byTime(lectureId, [view === 'newest' ? 'waiting' : view], placeOf(cursor), PAGE + 1)
    const likes = new Map<string, number>()
    if (view === 'most' || view === 'newest') {
      const alike = await similar.of(lectureId)
      for (const { _id, text } of found.slice(0, PAGE)) {
        const like = alike({ text, limit: MOST_SIMILAR, states: ['waiting'], except: _id })
        likes.set(_id, like.length)
      }
    }
    const into = new Map(
      (await questions.find(found.flatMap(({ mergedInto }) => mergedInto ?? []))).map(({ _id, text }) => [
        _id,
        text,
      ]),
    )
    return pageBy(
      found,
      PAGE,
      (question) => ({
        ...questionCard(question),
        // Of a group in which a worker would be known by it, hosts are not told either.
        groupName:
          question.shownAs === 'group' && !question.asker.startsWith(question.groupName)
            ? ''
            : question.groupName,
        similar: likes.get(question._id) ?? 0,
        reports: question.reports,
        ...(question.note !== undefined && { note: question.note }),
        ...(question.mergedInto !== undefined && { mergedInto: into.get(question.mergedInto) ?? '' }),
      }),
      (last) => placeIn(view, last),
    )
  },
)

const placeIn = (view: string, { people, at, _id }: QuestionDoc): readonly (string | number | Date)[] =>
  view === 'most' ? [people, at, _id] : [at, _id]
