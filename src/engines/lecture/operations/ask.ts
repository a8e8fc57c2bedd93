import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { after } from '../../../kernel/time'
import { lecture } from '../contract'
import { mayRead } from '../rules/reader'
import { KEEP_HIDDEN, KEEP_QUESTIONS } from '../rules/retention'
import { isOn } from '../rules/room'
import { askerShown } from '../rules/shown'
import { gathered } from '../services'
import type { HiddenStore } from '../store/hidden-questions'
import { OPEN, type QuestionDoc } from '../store/questions'
import { TOPICS } from '../topics'

/** Of one person in one lecture: waiting at once, and altogether. */
const MOST_OPEN = 5
const MOST = 30

type Hidden = Parameters<HiddenStore['addAll']>[0][number]

/** What must be looked up about an asker: the name that is shown, or the enterprise that must not learn of it. */
interface Asker {
  readonly name?: string
  readonly enterpriseId?: string
}

/** Questions that come together are written together: one insert, one message that has them checked. Ids are random,
 *  so that nothing can be counted by them; a hidden question is in no figure that anybody is shown. */
export const ask = gathered(lecture.ask, {
  most: 256,
  prepare: async ({ input, caller, people }): Promise<Asker> => {
    const memberId = memberOf(caller)
    if (input.shownAs === 'name') return { name: (await people.namesOf([memberId])).get(memberId) ?? '' }
    if (input.shownAs === 'group') return {}
    const orgs = await people.orgs(caller.orgPath)
    const enterprise = orgs.find(({ kind }) => kind === 'enterprise')
    return enterprise ? { enterpriseId: enterprise.orgId } : {}
  },
  by: ({ input }) => input.lectureId,
  handle: async ({ calls, clock, ids, lectures, rooms, groups, questions, hidden, outbox }) => {
    const lectureId = calls[0]?.input.lectureId ?? ''
    const members = calls.map(({ caller }) => memberOf(caller))
    const [room, standing, found, shownBefore, hiddenBefore, waiting] = [
      (await rooms.find([lectureId]))[0],
      await lectures.get(lectureId),
      await groups.some(
        lectureId,
        calls.map(({ input }) => input.groupId),
      ),
      await questions.countByAsker(lectureId, members),
      await hidden.countByAsker(lectureId, members),
      await questions.count(lectureId, OPEN),
    ]
    const byId = new Map(found.map((group) => [group.groupId, group]))
    const counts = new Map(
      members.map((memberId) => {
        const [a, b] = [shownBefore.get(memberId), hiddenBefore.get(memberId)]
        return [memberId, { open: (a?.open ?? 0) + (b?.open ?? 0), all: (a?.all ?? 0) + (b?.all ?? 0) }]
      }),
    )
    const at = clock.now()
    const shown: QuestionDoc[] = []
    const kept: Hidden[] = []
    const results = calls.map(({ input, caller, prepared }) => {
      const group = byId.get(input.groupId)
      if (!room || !standing || !group || !mayRead(caller, group)) return refuse('NOT_FOUND')
      if (!room.asking) return refuse(isOn(room.state) ? 'QUEUE_CLOSED' : 'NOT_LIVE')
      const memberId = memberOf(caller)
      const own = counts.get(memberId) ?? { open: 0, all: 0 }
      if (own.open >= MOST_OPEN || own.all >= MOST) return refuse('ASKED_ENOUGH')
      counts.set(memberId, { open: own.open + 1, all: own.all + 1 })
      const shared = {
        _id: ids.next('q'),
        lectureId,
        lectureTitle: standing.title,
        orgPath: standing.orgPath,
        at,
        text: input.text,
      }
      const ahead = waiting + shown.length
      if (input.shownAs === 'hidden') {
        const { enterpriseId } = prepared
        kept.push({
          ...shared,
          place: { orgPath: caller.orgPath, ...(enterpriseId !== undefined && { enterpriseId }) },
          memberId,
          state: 'waiting',
          expiresAt: after(at, KEEP_HIDDEN),
        })
      } else {
        shown.push({
          ...shared,
          groupId: group.groupId,
          groupName: group.name,
          askerId: memberId,
          shownAs: input.shownAs,
          asker: askerShown({
            shownAs: input.shownAs,
            name: prepared.name ?? '',
            groupName: group.name,
            groupMembers: group.members,
          }),
          state: 'unchecked',
          people: 1,
          reports: 0,
          ...(caller.openid !== undefined && { openid: caller.openid }),
          changedAt: at,
          expiresAt: after(at, KEEP_QUESTIONS),
        })
      }
      return { questionId: shared._id, ahead }
    })
    await questions.addAll(shown)
    await hidden.addAll(kept)
    const [first] = shown
    if (first) {
      const questionIds = shown.map(({ _id }) => _id)
      await outbox.add(TOPICS.check, first._id, { lectureId, questionIds })
    }
    return results
  },
})
