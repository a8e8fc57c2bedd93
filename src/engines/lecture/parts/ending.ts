import type { Services } from '../services'
import type { LectureDoc } from '../store/lectures'
import type { RoomDoc } from '../store/rooms'
import { TOPICS, tellingKey, type Telling } from '../topics'
import { publish } from './publish'

/** Closes a lecture that runs: by its speaker, or by the house when everybody has forgotten it. */
export const endIt = async (
  services: Pick<Services, 'clock' | 'ids' | 'lectures' | 'rooms' | 'outbox'>,
  lecture: LectureDoc,
  room: RoomDoc,
): Promise<Date> => {
  const endedAt = services.clock.now()
  const lectureId = lecture._id
  await services.lectures.change(
    lectureId,
    { states: ['live', 'closing'] },
    { state: 'ended', endedAt, endsAt: endedAt },
  )
  await publish(
    services,
    room,
    { kind: 'notice', text: '讲座结束了，纪要稍后就好' },
    { set: { state: 'ended', endedAt, asking: false } },
  )
  const telling: Telling = { lectureId, what: 'card', state: 'ended' }
  await services.outbox.addAll([
    { topic: TOPICS.finish, key: lectureId, payload: { lectureId } },
    { topic: TOPICS.tell, key: tellingKey(telling), payload: { ...telling } },
  ])
  return endedAt
}
