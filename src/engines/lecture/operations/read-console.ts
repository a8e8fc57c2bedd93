import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { MINUTE } from '../../../kernel/time'
import { lecture } from '../contract'
import { isLawyerOf, requireHost } from '../parts/hosts'
import { lawyerStanding } from '../parts/standing'
import { pieceViews, roomState } from '../parts/views'
import { signRoomPath } from '../room-path'
import { maySeeHidden } from '../rules/hidden'
import { nextPiece } from '../rules/script'
import { operation } from '../services'

/** One look at everything that moves during the hour. Hidden questions are a number only for a lawyer who may answer them. */
export const readConsole = operation(
  lecture.readConsole,
  async ({ input, caller, clock, signer, lectures, rooms, questions, hidden, cards, reactions }) => {
    const standing = await requireHost({ lectures }, caller, input.lectureId)
    const room = await rooms.get(input.lectureId)
    if (!room) throw refuse('NOT_FOUND')
    const lawyer = isLawyerOf(caller, standing)
    const memberId = memberOf(caller)
    const [review, waiting, answered, card, reacted] = await Promise.all([
      questions.count(input.lectureId, ['review']),
      questions.count(input.lectureId, ['waiting']),
      questions.count(input.lectureId, ['answered']),
      cards.of([memberId]),
      reactions.sum(input.lectureId, room.said),
    ])
    const forLawyer = lawyer ? await lawyerStanding({ cards }, caller) : undefined
    const hiddenWaiting = forLawyer
      ? (await hidden.waitingOf(input.lectureId)).filter(({ place }) => maySeeHidden(forLawyer, place)).length
      : 0
    const now = clock.now()
    const elapsedMs = room.startedAt ? (room.endedAt ?? now).getTime() - room.startedAt.getTime() : 0
    const next = nextPiece(standing.script)
    return {
      now: now.toISOString(),
      room: { ...roomState({ ...room, waiting, answered }), listening: room.listening },
      path: signRoomPath(signer, input.lectureId, now),
      last: room.last,
      reacted,
      holding: room.holderId === memberId,
      speaker: room.speaker,
      lawyer,
      licenceMissing: lawyer && card.get(memberId)?.licence === undefined,
      elapsedMs: Math.max(0, elapsedMs),
      leftMs: room.minutes * MINUTE - Math.max(0, elapsedMs),
      script: pieceViews(standing.script, signer, now),
      scriptRevision: standing.scriptRevision,
      ...(next && { nextPieceId: next.pieceId }),
      groups: standing.groups,
      groupsReached: standing.told?.groups ?? 0,
      review,
      waiting,
      answered,
      hiddenWaiting,
      mayMerge: waiting > 1,
    }
  },
)
