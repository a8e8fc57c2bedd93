import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost } from '../parts/hosts'
import { operation } from '../services'
import { voteId } from '../store/votes'

/** A question that was merged by mistake stands on its own again. Whom only it had brought to the other one is not
 *  counted there any more; who is there by an own vote or by another merged question stays. */
export const unmergeQuestion = operation(
  lecture.unmergeQuestion,
  async ({ input, caller, clock, lectures, questions, votes }) => {
    const { lectureId, questionId } = input
    await requireHost({ lectures }, caller, lectureId)
    const question = await questions.get(questionId)
    if (question?.lectureId !== lectureId) throw refuse('NOT_FOUND')
    const target = question.mergedInto === undefined ? undefined : await questions.get(question.mergedInto)
    if (question.state !== 'merged' || target?.state !== 'waiting') throw refuse('NOT_WAITING')

    const at = clock.now()
    const alone = await questions.change(questionId, ['merged'], { state: 'waiting', changedAt: at }, [
      'mergedInto',
    ])
    if (!alone) throw refuse('NOT_WAITING')
    const rest = await questions.mergedInto([target._id])
    const voters = await votes.votersOf([target._id, ...rest.map(({ _id }) => _id)])
    const stay = new Set([
      ...rest.map(({ askerId }) => askerId),
      ...voters.filter((vote) => vote.questionId !== target._id).map(({ memberId }) => memberId),
    ])
    const there = voters.filter((vote) => vote.questionId === target._id)
    const gone = there.filter(({ memberId, merged }) => merged === true && !stay.has(memberId))
    await votes.remove(gone.map(({ memberId }) => voteId(target._id, memberId)))
    const left = 1 + there.length - gone.length
    await questions.setPeople(target._id, left, at)
    return { people: alone.people, left }
  },
)
