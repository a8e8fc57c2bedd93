import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { appealMissed, type Booking } from '../api'
import { words } from '../words'

/** A missed booking: one sentence says why, and staff decide. */
export const Missed = ({ booking, onSaid }: { booking: Booking; onSaid: () => Promise<void> }) => {
  const [reason, setReason] = useState('')
  const appealing = useSend(appealMissed)
  if (booking.appeal !== undefined)
    return (
      <Notice tone={booking.appeal === 'accepted' ? 'ok' : 'plain'}>{words.appeals[booking.appeal]}</Notice>
    )
  const say = async () => {
    const answer = await appealing.send({ bookingId: booking.bookingId, reason: reason.trim() })
    if (answer === undefined) return
    toast(words.appealDone)
    await onSaid()
  }
  return (
    <Stack gap={12}>
      <Notice tone="warn" head={words.missedHead}>
        {words.missedWhy}
      </Notice>
      <Field
        label={words.appealReason}
        value={reason}
        max={200}
        problem={appealing.problem('reason')}
        onInput={setReason}
      />
      <FailureNote of={appealing} />
      <Btn busy={words.noting} onTap={say}>
        {words.appealGo}
      </Btn>
    </Stack>
  )
}
