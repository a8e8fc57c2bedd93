import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { decideBroadcast, listApprovals } from './api'
import { words } from './words'

const t = words.approve

/** A second person lets it go out, or sends it back with a sentence. Never who asked for it. */
export const Decide = ({
  broadcastId,
  isOwn,
  onDecided,
}: {
  broadcastId: string
  isOwn: boolean
  onDecided: () => Promise<void>
}) => {
  const [note, setNote] = useState('')
  const [isRefusing, setRefusing] = useState(false)
  const [isShort, setShort] = useState(false)
  const deciding = useSend(decideBroadcast)
  if (isOwn) return <Notice icon="clock">{t.own}</Notice>
  const decide = async (approve: boolean) => {
    if (!approve && note.trim() === '') {
      setShort(true)
      return
    }
    const answer = await deciding.send({ broadcastId, approve, note: note.trim() })
    if (answer !== undefined) toast(approve ? t.approved : t.refused)
    if (answer !== undefined || deciding.refusal !== undefined) await onDecided()
  }
  return (
    <Stack gap={12}>
      <FailureNote of={deciding} />
      {isRefusing && (
        <TextArea
          label={t.note}
          value={note}
          max={200}
          problem={deciding.problem('note') ?? (isShort ? t.noteMissing : undefined)}
          onInput={setNote}
        />
      )}
      <View className="dk-wrap">
        {!isRefusing && (
          <Btn kind="main" busy={t.busy} onTap={() => decide(true)}>
            {t.approve}
          </Btn>
        )}
        <Btn busy={t.busy} onTap={() => (isRefusing ? decide(false) : setRefusing(true))}>
          {isRefusing ? t.refuseGo : t.refuse}
        </Btn>
      </View>
    </Stack>
  )
}

/** On the page of one push: whether it is this person's to decide. */
export const DecideHere = ({
  broadcastId,
  onDecided,
}: {
  broadcastId: string
  onDecided: () => Promise<void>
}) => {
  const { data } = useLoaded('approvals', listApprovals)
  const one = data?.items.find((item) => item.broadcastId === broadcastId)
  return <Decide broadcastId={broadcastId} isOwn={one?.mine !== false} onDecided={onDecided} />
}
