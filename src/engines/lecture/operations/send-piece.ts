import { refuse } from '../../../kernel/refusal'
import { lecture } from '../contract'
import { requireHost, requireSpeaker } from '../parts/hosts'
import { publish, saidEntry } from '../parts/publish'
import { operation } from '../services'

/** A prepared piece, in one tap. Whoever taps again, here or at another console, gets the place it has already. */
export const sendPiece = operation(
  lecture.sendPiece,
  async ({ input, caller, clock, ids, lectures, rooms, outbox }) => {
    const { script } = await requireHost({ lectures }, caller, input.lectureId)
    const piece = script.find(({ pieceId }) => pieceId === input.pieceId)
    if (!piece) throw refuse('NOT_FOUND')
    if (piece.sent) return { ...piece.sent, already: true }
    const room = await requireSpeaker({ rooms }, caller, input.lectureId)
    const text = input.text ?? piece.text
    const entry = saidEntry({ title: piece.title, text, picture: piece.picture })
    const { position, number = 0 } = await publish(
      { rooms, outbox, ids, clock },
      room,
      entry,
      piece.key ? { tell: 'all' } : {},
    )
    await lectures.markSent(input.lectureId, input.pieceId, { position, number }, text)
    return { position, number, already: false }
  },
)
