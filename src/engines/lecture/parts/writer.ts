import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { isOver } from '../rules/room'
import type { Services } from '../services'
import type { LectureDoc } from '../store/lectures'
import { isHost, mayPlan } from './hosts'

/** May work on the script: hosts and the desk, until the lecture is over. */
export const requireWriter = async (
  { lectures }: Pick<Services, 'lectures'>,
  caller: Caller,
  lectureId: string,
): Promise<LectureDoc> => {
  const lecture = await lectures.get(lectureId)
  if (!lecture || !(isHost(caller, lecture) || mayPlan(caller, lecture))) throw refuse('NOT_FOUND')
  if (isOver(lecture.state)) throw refuse('LECTURE_ENDED')
  return lecture
}
