import { View } from '@tarojs/components'
import { useState } from 'react'
import { FormDialog } from '../../desk/form-dialog'
import { Field } from '../../../ui/field'
import { useSend } from '../../../ui/use-send'
import { pauseCampaign } from './api'
import { words } from './words'

const t = words.detail

interface PauseDialogProps {
  campaignId: string
  /** It stands still now and is to go on. */
  paused: boolean
  onClose: () => void
  onDone: () => void
}

/** Stopping at once, or going on; the reason is read by everybody. */
export const PauseDialog = ({ campaignId, paused, onClose, onDone }: PauseDialogProps) => {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const pause = useSend((input: { campaignId: string; paused: boolean; reason: string }, key) =>
    pauseCampaign(input, key),
  )
  const send = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    if ((await pause.send({ campaignId, paused: !paused, reason: reason.trim() })) !== undefined) onDone()
  }
  return (
    <FormDialog
      title={paused ? t.goOnTitle : t.pauseTitle}
      sending={pause}
      word={paused ? t.goOn : t.pause}
      busy={paused ? t.goingOn : t.pausing}
      onSave={send}
      onClose={onClose}
    >
      <View className="sm second">{paused ? t.goOnWhy : t.pauseWhy}</View>
      <Field
        label={t.reason}
        value={reason}
        max={100}
        onInput={setReason}
        problem={missing ? words.form.problems.missing : pause.problem('reason')}
      />
    </FormDialog>
  )
}
