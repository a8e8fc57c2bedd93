import type { Caller } from '../../../kernel/caller'
import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { isProven } from '../rules/reader'
import type { Services } from '../services'
import type { LectureDoc } from '../store/lectures'
import type { RelayChat } from '../store/relays'
import type { RoomDoc } from '../store/rooms'
import { isHost } from './hosts'

/** The lecture for whoever passes it on into a chat: an admin of the group, or a host. For everybody else it is not there. */
export const relayChat = async (
  { lectures, groups, rooms }: Pick<Services, 'lectures' | 'groups' | 'rooms'>,
  caller: Caller,
  { lectureId, groupId }: { readonly lectureId: string; readonly groupId?: string | undefined },
): Promise<{ lecture: LectureDoc; room: RoomDoc; chat: RelayChat }> => {
  const [lecture, room] = [await lectures.get(lectureId), await rooms.get(lectureId)]
  if (!lecture || !room) throw refuse('NOT_FOUND')
  const [group] = groupId === undefined ? [] : await groups.some(lectureId, [groupId])
  if (groupId !== undefined && !group) throw refuse('NOT_FOUND')
  const admin = isProven(caller) && group?.adminIds.includes(caller.memberId) === true
  if (!admin && !isHost(caller, lecture)) throw refuse('NOT_FOUND')
  return { lecture, room, chat: groupId === undefined ? { hostId: memberOf(caller) } : { groupId } }
}
