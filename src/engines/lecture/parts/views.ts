import { speakerName } from '../rules/shown'
import { minutesOf, type Piece } from '../rules/script'
import { pollSeconds, staySeconds, toldAudience } from '../rules/interval'
import { SEGMENT_SIZE, type RoomHead, type RoomState } from '../rules/room'
import { dayLongAddress } from '../../../kernel/file-address'
import type { Signer } from '../../../kernel/signer'
import type { LectureDoc } from '../store/lectures'
import type { QuestionDoc } from '../store/questions'
import type { RoomDoc } from '../store/rooms'

/** `interval`: by the load of this process, where it lives long enough to know. */
export const roomState = (room: RoomDoc, interval = pollSeconds(room.listening)): RoomState => ({
  lectureId: room._id,
  title: room.title,
  state: room.state,
  lecturer: room.lecturer,
  speaker: room.speaker,
  startsAt: room.startsAt.toISOString(),
  ...(room.startedAt && { startedAt: room.startedAt.toISOString() }),
  ...(room.endedAt && { endedAt: room.endedAt.toISOString() }),
  minutes: room.minutes,
  said: room.said,
  pieces: room.pieces,
  listening: toldAudience(room.listening),
  waiting: room.waiting,
  answered: room.answered,
  asking: room.asking,
  ...(room.reactions && { reactions: room.reactions }),
  ...(room.link && { link: room.link }),
  pollSeconds: interval,
  staySeconds: staySeconds(room.listening),
})

export const roomHead = (room: RoomDoc, interval?: number): RoomHead => ({
  ...roomState(room, interval),
  last: room.last,
  segments: room.segments,
  perSegment: SEGMENT_SIZE,
  tail: room.tail,
})

export const pieceViews = (script: readonly Piece[], signer: Signer, now: Date) =>
  script.map(({ sent, ...piece }) => ({
    ...piece,
    minutes: minutesOf(piece),
    ...(piece.picture && { picturePath: dayLongAddress(signer, piece.picture.fileId, now) }),
    ...(sent && { sentAs: sent.number }),
  }))

/** The licence number a lawyer stated, and whether staff compared it. */
export const licenceOf = (card: { readonly licence?: string; readonly checked?: object } | undefined) => ({
  ...(card?.licence !== undefined && { licence: card.licence }),
  licenceChecked: card?.checked !== undefined,
})

export const lecturerOf = (lecture: Pick<LectureDoc, 'hosts'>): string => {
  const [lecturer] = lecture.hosts
  return lecturer ? speakerName(lecturer) : ''
}

export const lectureRow = (lecture: LectureDoc) => ({
  lectureId: lecture._id,
  title: lecture.title,
  state: lecture.state,
  lecturer: lecturerOf(lecture),
  startsAt: lecture.startsAt.toISOString(),
  ...(lecture.startedAt && { startedAt: lecture.startedAt.toISOString() }),
  ...(lecture.endedAt && { endedAt: lecture.endedAt.toISOString() }),
  minutes: lecture.plannedMinutes + lecture.extended,
  groups: lecture.groups,
  members: lecture.members,
})

export const questionCard = (question: QuestionDoc) => ({
  questionId: question._id,
  text: question.text,
  asker: question.asker,
  at: question.at.toISOString(),
  state: question.state,
  people: question.people,
  ...(question.answer && { answer: question.answer }),
})
