import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { mayRead } from '../rules/reader'
import { gathered } from '../services'
import { voteId } from '../store/votes'

/** "I ask this too": a person counts once in a question, the asker is in it already. Votes that come together are
 *  counted together, so that the question everybody has is not a hot spot. */
export const vote = gathered(lecture.vote, {
  most: 256,
  by: ({ input }) => input.lectureId,
  handle: async ({ calls, clock, groups, questions, votes }) => {
    const lectureId = calls[0]?.input.lectureId ?? ''
    const [found, groupDocs, standing] = [
      await questions.find(calls.map(({ input }) => input.questionId)),
      await groups.some(
        lectureId,
        calls.map(({ input }) => input.groupId),
      ),
      await votes.cast(calls.map(({ input, caller }) => voteId(input.questionId, memberOf(caller)))),
    ]
    const known = new Map(found.map((question) => [question._id, question]))
    const byGroup = new Map(groupDocs.map((group) => [group.groupId, group]))
    const now = new Set(standing)
    const weight = new Map<string, number>()
    const results = calls.map(({ input, caller }) => {
      const memberId = memberOf(caller)
      const group = byGroup.get(input.groupId)
      const question = known.get(input.questionId)
      if (!group || !mayRead(caller, group) || question?.lectureId !== lectureId) return refuse('NOT_FOUND')
      if (question.state !== 'waiting') {
        const seen =
          question.state === 'answered' || question.state === 'merged' || question.askerId === memberId
        return refuse(seen ? 'NOT_WAITING' : 'NOT_FOUND')
      }
      const id = voteId(question._id, memberId)
      const mine = question.askerId === memberId
      if (!mine && input.on !== now.has(id)) {
        if (input.on) now.add(id)
        else now.delete(id)
        weight.set(question._id, (weight.get(question._id) ?? 0) + (input.on ? 1 : -1))
      }
      return {
        people: question.people + (weight.get(question._id) ?? 0),
        voted: mine || now.has(id),
      }
    })
    const added = [...now].filter((id) => !standing.has(id))
    await votes.add(
      added.map((id) => {
        const questionId = id.slice(0, id.indexOf(':'))
        const expiresAt = known.get(questionId)?.expiresAt ?? clock.now()
        return { lectureId, questionId, memberId: id.slice(questionId.length + 1), expiresAt }
      }),
    )
    await votes.remove([...standing].filter((id) => !now.has(id)))
    await questions.weigh(
      [...weight].filter(([, by]) => by !== 0).map(([questionId, by]) => ({ questionId, by })),
      clock.now(),
    )
    return results
  },
})
