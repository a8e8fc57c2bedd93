import { View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { cancelBooking, type Booking } from '../api'
import { by } from '../when'
import { words } from '../words'

interface ChangeBookingProps {
  booking: Booking
  now: number | undefined
  onCancel: () => void
}

/** Move or cancel, until the deadline. */
export const ChangeBooking = ({ booking, now, onCancel }: ChangeBookingProps) => {
  // Without the server's time the buttons stay: the server itself says when it is too late.
  const late = now !== undefined && Date.parse(booking.changeUntil) <= now
  if (late) return <View className="sm second">{words.changeOver}</View>
  return (
    <Stack gap={8}>
      <Btns>
        <Btn grow icon="calendar" onTap={() => go('hotlineBook', { change: booking.bookingId })}>
          {words.move}
        </Btn>
        <Btn grow onTap={onCancel}>
          {words.cancel}
        </Btn>
      </Btns>
      <View className="xs muted">{words.changeUntil(by(booking.changeUntil, now))}</View>
    </Stack>
  )
}

interface CancelSheetProps {
  bookingId: string
  onClose: () => void
  onCancelled: () => Promise<void>
}

export const CancelSheet = ({ bookingId, onClose, onCancelled }: CancelSheetProps) => {
  const cancelling = useSend(cancelBooking)
  const [gone, setGone] = useState(false)
  const cancel = async () => {
    if (gone || (await cancelling.send({ bookingId })) === undefined) return
    setGone(true)
    toast(words.cancelled)
    await onCancelled()
  }
  return (
    <Sheet title={words.cancelTitle} onClose={onClose}>
      <Stack gap={20}>
        <View className="second">{words.cancelWhy}</View>
        <FailureNote of={cancelling} />
        <Btns>
          <Btn grow onTap={onClose}>
            {words.keep}
          </Btn>
          <Btn grow kind="danger" busy={words.cancelling} onTap={cancel}>
            {words.cancel}
          </Btn>
        </Btns>
      </Stack>
    </Sheet>
  )
}
