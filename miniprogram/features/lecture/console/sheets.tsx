import type { HostCard, Piece } from './api'
import { AnswerSheet, type ToAnswer } from './answer-sheet'
import { ListenersSheet } from './listeners-sheet'
import { MergeSheet } from './merge-sheet'
import { PieceSheet } from './piece-sheet'
import { SaySheet } from './say-sheet'
import { ScriptSheet } from './script-sheet'
import { SortSheet } from './sort-sheet'
import { TimeSheet } from './time-sheet'
import type { Console, ShownDesk } from './use-console'

/** What lies over the console; one thing at a time. */
export type Over =
  | { readonly show: 'time' | 'say' | 'script' | 'listeners' }
  | { readonly show: 'piece'; readonly piece: Piece }
  | { readonly show: 'answer'; readonly to: ToAnswer }
  | { readonly show: 'merge'; readonly questionId: string | undefined }
  | { readonly show: 'sort'; readonly card: HostCard }

interface SheetsProps {
  over: Over
  of: Console
  desk: ShownDesk
  onOver: (over: Over | undefined) => void
  /** Something in the queue is another now. */
  onSorted: () => void
}

export const Sheets = ({ over, of, desk, onOver, onSorted }: SheetsProps) => {
  const { lectureId } = desk.room
  const close = () => onOver(undefined)
  const sorted = () => {
    onSorted()
    void of.reload()
  }
  switch (over.show) {
    case 'time':
      return <TimeSheet desk={desk} reload={of.reload} onClose={close} />
    case 'say':
      return (
        <SaySheet lectureId={lectureId} onSay={(say) => of.out.put({ kind: 'say', say })} onClose={close} />
      )
    case 'script':
      return (
        <ScriptSheet
          desk={desk}
          waiting={waitingPieces(of)}
          onSend={(piece) => of.out.put(tapped(piece))}
          onEdit={(piece) => onOver({ show: 'piece', piece })}
          onClose={close}
        />
      )
    case 'listeners':
      return <ListenersSheet lectureId={lectureId} onClose={close} />
    case 'piece':
      return <PieceSheet desk={desk} piece={over.piece} reload={of.reload} onClose={close} />
    case 'answer':
      return <AnswerSheet of={over.to} onAnswered={sorted} onClose={close} />
    case 'merge':
      return (
        <MergeSheet lectureId={lectureId} questionId={over.questionId} onMerged={sorted} onClose={close} />
      )
    case 'sort':
      return (
        <SortSheet
          lectureId={lectureId}
          card={over.card}
          onMerge={() => onOver({ show: 'merge', questionId: over.card.questionId })}
          onSorted={sorted}
          onClose={close}
        />
      )
  }
}

export const tapped = (piece: Piece) => ({
  kind: 'piece' as const,
  pieceId: piece.pieceId,
  label: piece.title === '' ? piece.text.slice(0, 40) : piece.title,
})

export const waitingPieces = (of: Console): string[] =>
  of.out.outbox.flatMap(({ input }) => (input.kind === 'piece' ? [input.pieceId] : []))
