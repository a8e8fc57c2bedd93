import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { when } from '../when'
import { settleAlarm, type Alarm } from './api'
import { words } from './words'

const t = words.watch
/** What helps is somebody else for the case. */
const CASE_KINDS: readonly Alarm['kind'][] = ['chat-late', 'unreached']

interface AlarmRowProps {
  alarm: Alarm
  now: number | undefined
  /** An auditor only reads. */
  may: boolean
  onSettle: () => void
  onAssign: () => void
  onSeeNobody: () => void
}

/** A promise that was broken or is in danger, and what staff can do about it. */
export const AlarmRow = ({ alarm, now, may, onSettle, onAssign, onSeeNobody }: AlarmRowProps) => (
  <Row
    icon="alert"
    title={t.kinds[alarm.kind]}
    sub={`${when(alarm.at, now)}，${alarm.text}`}
    end={
      may && (
        <>
          {alarm.kind === 'callback-late' && (
            <Btn small kind="line" label={`${t.assign}：${alarm.text}`} onTap={onAssign}>
              {t.assign}
            </Btn>
          )}
          {CASE_KINDS.includes(alarm.kind) && (
            <Btn small kind="line" label={`${t.assignCase}：${alarm.text}`} onTap={onAssign}>
              {t.assignCase}
            </Btn>
          )}
          {alarm.kind === 'ownerless-cases' && (
            <Btn small kind="line" label={`${t.seeNobody}：${alarm.text}`} onTap={onSeeNobody}>
              {t.seeNobody}
            </Btn>
          )}
          {alarm.shiftId !== undefined && (
            <Btn small kind="line" label={`${t.cover}：${alarm.text}`} onTap={() => go('deskShifts')}>
              {t.cover}
            </Btn>
          )}
          <Btn small label={`${t.settle}：${alarm.text}`} onTap={onSettle}>
            {t.settle}
          </Btn>
        </>
      )
    }
  />
)

interface SettleProps {
  alarm: Alarm
  onClose: () => void
  onDone: () => Promise<void>
}

export const SettleAlarm = ({ alarm, onClose, onDone }: SettleProps) => {
  const [note, setNote] = useState('')
  const settling = useSend(settleAlarm)
  const settle = async () => {
    const said = note.trim()
    const answer = await settling.send({ alarmId: alarm.alarmId, ...(said === '' ? {} : { note: said }) })
    if (answer === undefined) return
    toast(t.settleDone)
    await onDone()
  }
  return (
    <Dialog title={t.settle} onClose={onClose}>
      <Stack gap={20}>
        <Field
          label={t.settleNote}
          value={note}
          max={200}
          problem={settling.problem('note')}
          onInput={setNote}
        />
        <FailureNote of={settling} />
        <Btn kind="main" wide busy={words.noting} onTap={settle}>
          {t.settleGo}
        </Btn>
      </Stack>
    </Dialog>
  )
}
