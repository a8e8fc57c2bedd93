import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { roomState } from '../parts/views'
import { requireVisitor } from '../parts/visit'
import { operation } from '../services'

/** What the plain GETs say, for transports that have none. */
export const readRoom = operation(
  lecture.readRoom,
  async ({ input, caller, clock, signer, people, groups, lectures, rooms }) => {
    await requireVisitor({ people, groups, lectures, signer }, caller, input)
    const room = await rooms.get(input.lectureId)
    if (!room) throw refuse('NOT_FOUND')
    const items = await rooms.stretch(room, input)
    return { now: clock.now().toISOString(), room: roomState(room), last: room.last, items }
  },
)
