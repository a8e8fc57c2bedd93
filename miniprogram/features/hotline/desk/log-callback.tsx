import { View } from '@tarojs/components'
import { useState } from 'react'
import { drafts } from '../../../platform/storage'
import { Dialog } from '../../desk/dialog'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
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
  const name = `hotline-log:${callbackId}`
  const [note, setNote] = useState(() => drafts.get<string>(name) ?? '')
  const logging = useSend(logCallback)
  const log = async (reached: boolean) => {
    if ((await logging.send({ callbackId, reached, note: note.trim() })) === undefined) return
    drafts.drop(name)
    toast(t.logged)
    await onLogged()
  }
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Stack gap={20}>
        <TextArea
          label={t.note}
          value={note}
          max={2000}
          help={t.noteHint}
          onInput={(text) => {
            setNote(text)
            drafts.put(name, text)
          }}
        />
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
