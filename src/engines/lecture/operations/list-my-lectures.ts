import { lecture } from '../contract'
import { lectureRow } from '../parts/views'
import { toldAudience } from '../rules/interval'
import { listenerOf } from '../rules/reader'
import { operation, type Services } from '../services'
import type { Caller } from '../../../kernel/caller'
import type { LectureDoc } from '../store/lectures'
import type { LectureGroupDoc } from '../store/lecture-groups'

const MOST = 20
/** One lecture comes once for each of the caller's groups. */
const READ = 200

export interface OwnLecture {
  readonly lecture: LectureDoc
  readonly group: LectureGroupDoc
}

/** Lectures of the caller's groups, or of one of them, latest start first. */
export const lecturesOf = async (
  { people, groups, lectures }: Pick<Services, 'people' | 'groups' | 'lectures'>,
  caller: Caller,
  groupId?: string,
): Promise<OwnLecture[]> => {
  const own = await people.groupsOf({ memberId: listenerOf(caller), orgPath: caller.orgPath })
  const asked = groupId === undefined ? own : own.filter((group) => group.groupId === groupId)
  const found = await groups.ofGroups(
    asked.map((group) => group.groupId),
    READ,
  )
  const first = new Map<string, LectureGroupDoc>()
  for (const group of found) if (!first.has(group.lectureId)) first.set(group.lectureId, group)
  const chosen = [...first.values()].slice(0, MOST)
  const known = new Map(
    (await lectures.find(chosen.map(({ lectureId }) => lectureId))).map((one) => [one._id, one]),
  )
  return chosen.flatMap((group) => {
    const found = known.get(group.lectureId)
    return found && found.state !== 'cancelled' ? [{ lecture: found, group }] : []
  })
}

/** What is on comes first, then what comes next, then what was. */
const rank = ({ state }: LectureDoc): number =>
  state === 'live' || state === 'closing' ? 0 : state === 'planned' ? 1 : 2

export const listMyLectures = operation(
  lecture.listMyLectures,
  async ({ caller, people, groups, lectures, rooms }) => {
    const own = await lecturesOf({ people, groups, lectures }, caller)
    const found = new Map(
      (await rooms.find(own.map((one) => one.lecture._id))).map((room) => [room._id, room]),
    )
    const sorted = own.sort(
      (a, b) =>
        rank(a.lecture) - rank(b.lecture) ||
        (rank(a.lecture) === 1 ? 1 : -1) * (a.lecture.startsAt.getTime() - b.lecture.startsAt.getTime()),
    )
    return {
      items: sorted.map((one) => ({
        ...lectureRow(one.lecture),
        groupId: one.group.groupId,
        groupName: one.group.name,
        listening: toldAudience(found.get(one.lecture._id)?.listening ?? 0),
        said: found.get(one.lecture._id)?.said ?? 0,
        pieces: found.get(one.lecture._id)?.pieces ?? 0,
      })),
    }
  },
)
