import { inScope, memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { touches } from '../rules/audience'
import { isProven } from '../rules/reader'
import type { Services } from '../services'
import type { LectureDoc } from '../store/lectures'
import type { RoomDoc } from '../store/rooms'

export const isHost = (caller: Caller, lecture: Pick<LectureDoc, 'hostIds'>): boolean =>
  isProven(caller) && lecture.hostIds.includes(caller.memberId)

/** A lecture for its hosts; to everybody else it is not there. */
export const requireHost = async (
  { lectures }: Pick<Services, 'lectures'>,
  caller: Caller,
  lectureId: string,
): Promise<LectureDoc> => {
  const lecture = await lectures.get(lectureId)
  if (!lecture || !isHost(caller, lecture)) throw refuse('NOT_FOUND')
  return lecture
}

/** May plan it: staff over its desk. */
export const mayPlan = (caller: Caller, lecture: Pick<LectureDoc, 'orgPath'>): boolean =>
  inScope(caller, lecture.orgPath, 'staff')

/** Acts as a lawyer in it, by the grants that count today. */
export const isLawyerOf = (caller: Caller, lecture: Pick<LectureDoc, 'orgPath'>): boolean =>
  isProven(caller) && inScope(caller, lecture.orgPath, 'lawyer')

/** For hosts, and for staff and auditors whom it concerns. */
export const requireInsider = async (
  { lectures, people }: Pick<Services, 'lectures' | 'people'>,
  caller: Caller,
  lectureId: string,
): Promise<LectureDoc> => {
  const lecture = await lectures.get(lectureId)
  if (!lecture) throw refuse('NOT_FOUND')
  if (isHost(caller, lecture)) return lecture
  const scope = caller.grants.filter(({ role }) => role === 'staff' || role === 'auditor')
  const tops = caller.trust === 'phone' ? await people.orgs(scope.map(({ orgId }) => orgId)) : []
  if (!touches(lecture.reach, tops)) throw refuse('NOT_FOUND')
  return lecture
}

/** The room, if the caller is at its console while it is on. Read inside the transaction that publishes. */
export const requireSpeaker = async (
  { rooms }: Pick<Services, 'rooms'>,
  caller: Caller,
  lectureId: string,
): Promise<RoomDoc> => {
  const room = await rooms.get(lectureId)
  if (!room || !isHost(caller, room)) throw refuse('NOT_FOUND')
  if (room.state !== 'live' && room.state !== 'closing') throw refuse('NOT_LIVE')
  if (room.holderId !== memberOf(caller)) throw refuse('OTHER_SPEAKER')
  return room
}
