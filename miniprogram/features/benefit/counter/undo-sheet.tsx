import { useState } from 'react'
import { Btn, Btns } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { undoRedemption } from './api'
import { words } from './words'

interface UndoSheetProps {
  redemptionId: string
  onClose: () => void
  onUndone: () => void
}

/** Undoing needs a reason: it stands in the books beside the taking. */
export const UndoSheet = ({ redemptionId, onClose, onUndone }: UndoSheetProps) => {
  const [reason, setReason] = useState('')
  const undo = useSend((input: { redemptionId: string; reason: string }, key) => undoRedemption(input, key))
  const sure = async () => {
    if ((await undo.send({ redemptionId, reason: reason.trim() })) === undefined) return
    toast(words.undone, 'done')
    onUndone()
  }
  return (
    <Sheet title={words.undo} onClose={onClose}>
      <Stack gap={16}>
        <Chips label={words.undo} items={words.undoReasons} chosen={reason} onTap={setReason} />
        <Field label={words.undoWhy} value={reason} max={100} onInput={setReason} />
        <FailureNote of={undo} />
        <Btns>
          <Btn grow onTap={onClose}>
            {words.keep}
          </Btn>
          <Btn kind="danger" grow off={reason.trim() === ''} busy={words.undoing} onTap={sure}>
            {words.undo}
          </Btn>
        </Btns>
      </Stack>
    </Sheet>
  )
}
