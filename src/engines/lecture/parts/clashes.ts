import type { Services } from '../services'
import type { LectureDoc } from '../store/lectures'

/** Lectures at the same time that some of the same groups hear. A warning, no refusal: a group may choose. */
export const clashesOf = async (
  { lectures, groups }: Pick<Services, 'lectures' | 'groups'>,
  lecture: LectureDoc,
): Promise<{ lectureId: string; title: string; startsAt: string; groups: number }[]> => {
  const others = await lectures.atTheSameTime(lecture)
  const found = []
  for (const { _id, title, startsAt } of others) {
    const shared = await groups.countShared(lecture._id, _id)
    if (shared > 0) found.push({ lectureId: _id, title, startsAt: startsAt.toISOString(), groups: shared })
  }
  return found
}
