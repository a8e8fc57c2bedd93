import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { saveScript, type Piece } from './api'
import { withWords } from './script-pieces'
import type { ShownDesk } from './use-console'
import { words } from './words'

interface PieceSheetProps {
  desk: ShownDesk
  piece: Piece
  reload: () => Promise<void>
  onClose: () => void
}

/** Other words for one prepared piece, at the last moment. */
export const PieceSheet = ({ desk, piece, reload, onClose }: PieceSheetProps) => {
  const { lectureId } = desk.room
  const name = `piece:${lectureId}:${piece.pieceId}`
  const [text, type, forget] = useDraft(name, piece.text)
  const saving = useSend(saveScript)
  const conflict = saving.refusal?.code === 'CHANGED_MEANWHILE'
  const save = async () => {
    const answer = await saving.send({
      lectureId,
      scriptRevision: desk.scriptRevision,
      pieces: withWords(desk.script, piece.pieceId, text),
    })
    // Whoever wrote meanwhile is read first; the next tap saves these words on top of theirs.
    await reload()
    if (answer === undefined) return
    forget()
    toast(words.savedPiece)
    onClose()
  }
  return (
    <Dialog title={words.edit} onClose={onClose}>
      <Stack gap={16}>
        {conflict ? <Notice tone="warn">{words.conflict}</Notice> : <FailureNote of={saving} />}
        <TextArea label={words.pieceText} value={text} max={2000} onInput={type} />
        <Btn wide busy={words.saving} onTap={save}>
          {words.save}
        </Btn>
      </Stack>
    </Dialog>
  )
}
