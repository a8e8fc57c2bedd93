import { lecture } from '../contract'
import { acceptLecturePictures } from '../parts/accept-pictures'
import { requireSpeaker } from '../parts/hosts'
import { publish, saidEntry } from '../parts/publish'
import { operation } from '../services'

/** Said on the spot; the idempotency key makes a nervous finger say it once. */
export const say = operation(lecture.say, {
  prepare: async ({ input, caller, rooms, pictures, files }) => {
    await requireSpeaker({ rooms }, caller, input.lectureId)
    const uses = input.picture ? [{ fileId: input.picture.fileId, field: 'picture.fileId' }] : []
    await acceptLecturePictures({ pictures, files }, caller, input.lectureId, uses)
  },
  handle: async ({ input, caller, clock, ids, rooms, outbox }) => {
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const { position, number = 0 } = await publish(
      { rooms, outbox, ids, clock },
      room,
      saidEntry(input),
      input.key ? { tell: 'all' } : {},
    )
    return { position, number }
  },
})
