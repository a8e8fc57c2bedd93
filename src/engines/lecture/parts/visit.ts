import type { Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { isShareOf } from '../room-path'
import { isProven, listenerOf, mayRead } from '../rules/reader'
import type { Services } from '../services'
import type { LectureGroupDoc } from '../store/lecture-groups'
import { isHost } from './hosts'

/** The groups of a lecture that the caller reads, `first` in front if it is one of them. */
export const groupsOfVisitor = async (
  { people, groups }: Pick<Services, 'people' | 'groups'>,
  caller: Caller,
  lectureId: string,
  first?: string,
): Promise<LectureGroupDoc[]> => {
  if (caller.trust === 'none') return []
  const own = await people.groupsOf({ memberId: listenerOf(caller), orgPath: caller.orgPath })
  const wanted = [...own.map(({ groupId }) => groupId), ...(first === undefined ? [] : [first])]
  const found = (await groups.some(lectureId, wanted)).filter((group) => mayRead(caller, group))
  return found.sort((a, b) => Number(b.groupId === first) - Number(a.groupId === first))
}

/** One group of a lecture through which the caller is in it; refused otherwise as if it were not there. */
export const requireGroup = async (
  { groups }: Pick<Services, 'groups'>,
  caller: Caller,
  lectureId: string,
  groupId: string,
): Promise<LectureGroupDoc> => {
  const [group] = await groups.some(lectureId, [groupId])
  if (!group || !mayRead(caller, group)) throw refuse('NOT_FOUND')
  return group
}

/** May look into the room: readers of its groups, its hosts, staff and auditors whom it concerns, and whoever holds a
 *  share card. */
export const requireVisitor = async (
  services: Pick<Services, 'people' | 'groups' | 'lectures' | 'signer'>,
  caller: Caller,
  asked: {
    readonly lectureId: string
    readonly groupId?: string | undefined
    readonly share?: string | undefined
  },
) => {
  const lecture = await services.lectures.get(asked.lectureId)
  if (!lecture) throw refuse('NOT_FOUND')
  const own = await groupsOfVisitor(services, caller, asked.lectureId, asked.groupId)
  const host = isHost(caller, lecture)
  const insider =
    host ||
    (isProven(caller) &&
      caller.grants.some(
        ({ role, orgId }) =>
          (role === 'staff' || role === 'auditor' || role === 'lawyer') &&
          (lecture.orgPath.includes(orgId) || lecture.reach.paths.includes(orgId)),
      ))
  if (own.length === 0 && !insider && !isShareOf(services.signer, asked.share, asked.lectureId))
    throw refuse('NOT_FOUND')
  return { lecture, own, host, insider }
}
