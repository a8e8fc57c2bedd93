import { isSignedIn, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { roomHead } from '../parts/views'
import { requireVisitor } from '../parts/visit'
import { signRoomPath, signShare } from '../room-path'
import { isProven } from '../rules/reader'
import { isOver } from '../rules/room'
import { operation } from '../services'
import type { RoomDoc } from '../store/rooms'

/** The way in, for whoever comes from a group, from a share card, or works there. */
export const openRoom = operation(
  lecture.openRoom,
  async ({ input, caller, clock, signer, people, groups, lectures, rooms }) => {
    const {
      lecture: found,
      own,
      host,
      insider,
    } = await requireVisitor({ people, groups, lectures, signer }, caller, input)
    const room = await rooms.get(input.lectureId)
    if (!room) throw refuse('NOT_FOUND')
    const now = clock.now()
    const whyNot = whyNotAsk(caller, own.length > 0, room)
    return {
      now: now.toISOString(),
      room: roomHead(room),
      path: signRoomPath(signer, input.lectureId, now),
      groups: own.map(({ groupId, name, adminIds }) => ({
        ...{ groupId, name },
        admin: isProven(caller) && adminIds.includes(caller.memberId),
      })),
      mayAsk: whyNot === undefined,
      ...(whyNot && { whyNot }),
      ...((own.length > 0 || insider) && { share: signShare(signer, input.lectureId, now) }),
      host,
      guide: found.guide,
    }
  },
)

const whyNotAsk = (caller: Caller, member: boolean, room: RoomDoc) => {
  if (!isSignedIn(caller)) return 'SIGN_IN' as const
  if (caller.trust !== 'phone') return 'BIND_PHONE' as const
  if (!member) return 'NOT_A_MEMBER' as const
  if (room.asking) return undefined
  return room.state === 'closing' || isOver(room.state) ? ('QUEUE_CLOSED' as const) : ('NOT_STARTED' as const)
}
