import type { Unit } from '../../kernel/unit'
import { askerShown } from './rules/shown'
import { createQuestionStore } from './store/questions'
import { createRoomStore } from './store/rooms'

/** Somebody who left is named nowhere: what was asked by name is asked by "a worker" from now on, in lists, in rooms
 *  and in minutes. May be repeated. */
export const forgetAsker = async (unit: Unit, memberId: string): Promise<void> => {
  const [questions, rooms] = [createQuestionStore(unit), createRoomStore(unit)]
  const nobody = askerShown({ shownAs: 'group', name: '', groupName: '', groupMembers: 0 })
  const named = await questions.forgetName(memberId, nobody)
  for (const lectureId of new Set(named.map((question) => question.lectureId))) {
    const ids = named.flatMap((question) => (question.lectureId === lectureId ? [question._id] : []))
    await rooms.forgetAsker(lectureId, ids, nobody)
  }
}
