import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { logCallback } from './api'
import { words } from './words'

const t = words.callback

/** After ringing: reached or not. Not reached is tried again at the person's good hours. */
export const LogCallback = ({
  callbackId,
  onClose,
  onLogged,
}: {
  callbackId: string
  onClose: () => void
  onLogged: () => Promise<void>
}) => {
  const [note, write, forget] = useDraft(`hotline-log:${callbackId}`)
  const logging = useSend(logCallback)
  const log = async (reached: boolean) => {
    if ((await logging.send({ callbackId, reached, note: note.trim() })) === undefined) return
    forget()
    toast(t.logged)
    await onLogged()
  }
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Stack gap={20}>
        <TextArea label={t.note} value={note} max={2000} help={t.noteHint} onInput={write} />
        <FailureNote of={logging} />
        <Btns>
          <Btn grow busy={words.noting} onTap={() => log(false)}>
            {t.unreached}
          </Btn>
          <Btn grow kind="main" busy={words.noting} onTap={() => log(true)}>
            {t.reached}
          </Btn>
        </Btns>
        <View />
      </Stack>
    </Dialog>
  )
}
