import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { pauseBroadcast, resumeBroadcast, stopBroadcast, type Funnel } from './api'
import { isMoving } from './use-funnel'
import { words } from './words'

const t = words.running

/** Holding, going on with and ending a send, at any moment of it. */
export const FunnelRunning = ({
  of,
  maySend,
  onChanged,
}: {
  of: Funnel
  maySend: boolean
  onChanged: () => Promise<void>
}) => {
  const [isStopping, setStopping] = useState(false)
  const pausing = useSend(pauseBroadcast)
  const resuming = useSend(resumeBroadcast)
  const { state, broadcastId, counts } = of
  const waiting = (of.channels ?? []).reduce((sum, one) => sum + one.waiting, 0)
  const isOpen = isMoving(state) || (state === 'delivered' && waiting > 0)
  const then = async (answer: unknown, said: string) => {
    // What was refused is said below; the page shows what is true now either way.
    await onChanged()
    if (answer !== undefined) toast(said)
  }
  if (!isOpen && state !== 'paused' && state !== 'stopped') return null
  return (
    <Stack gap={8}>
      {state === 'paused' && (
        <Notice tone="warn" icon="pause" head={t.pausedHead}>
          {t.paused(thousands(counts.groups - counts.delivered))}
        </Notice>
      )}
      {state === 'stopped' && (
        <Notice tone="warn" icon="fail" head={t.stoppedHead}>
          {t.stopped(thousands(counts.delivered))}
        </Notice>
      )}
      {isOpen && waiting > 0 && <Notice icon="clock">{t.waiting(thousands(waiting))}</Notice>}
      <FailureNote of={pausing} />
      <FailureNote of={resuming} />
      {maySend && state !== 'stopped' && (
        <Line>
          {state === 'paused' ? (
            <Btn
              small
              icon="play"
              busy={t.resuming}
              onTap={async () => then(await resuming.send(broadcastId), t.resumed)}
            >
              {t.resume}
            </Btn>
          ) : isMoving(state) ? (
            <Btn
              small
              icon="pause"
              busy={t.pausing}
              onTap={async () => then(await pausing.send(broadcastId), t.pausedNow)}
            >
              {t.pause}
            </Btn>
          ) : null}
          <Btn small kind="text" onTap={() => setStopping(true)}>
            {t.stop}
          </Btn>
        </Line>
      )}
      {isStopping && (
        <Stop
          broadcastId={broadcastId}
          onClose={() => setStopping(false)}
          onStopped={async () => {
            setStopping(false)
            await then(true, t.stoppedNow)
          }}
        />
      )}
    </Stack>
  )
}

const Stop = ({
  broadcastId,
  onClose,
  onStopped,
}: {
  broadcastId: string
  onClose: () => void
  onStopped: () => Promise<void>
}) => {
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const stopping = useSend(stopBroadcast)
  const stop = async () => {
    setShort(reason.trim() === '')
    if (reason.trim() === '') return
    if ((await stopping.send({ broadcastId, reason: reason.trim() })) !== undefined) await onStopped()
  }
  return (
    <Dialog title={t.stop} onClose={onClose}>
      <Stack gap={16}>
        <View className="second">{t.stopWhat}</View>
        <TextArea
          label={t.reason}
          value={reason}
          max={200}
          problem={stopping.problem('reason') ?? (isShort ? t.reasonMissing : undefined)}
          onInput={setReason}
        />
        <FailureNote of={stopping} />
        <Btn kind="danger" wide busy={t.stopping} onTap={stop}>
          {t.stopGo}
        </Btn>
      </Stack>
    </Dialog>
  )
}
