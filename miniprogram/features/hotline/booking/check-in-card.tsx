import { View } from '@tarojs/components'
import { canScan, scanCode } from '../../../platform/scan'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Stack } from '../../../ui/layout'
import { QrCode } from '../../../ui/qr-code'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { checkIn, type Booking } from '../api'
import { words } from '../words'

interface CheckInCardProps {
  booking: Booking
  onChanged: (booking: Booking) => void
}

/** What is shown at the window: six digits and the same as a code. Or the code on the desk is scanned. */
export const CheckInCard = ({ booking, onChanged }: CheckInCardProps) => {
  const arriving = useSend(checkIn)
  if (booking.checkIn === undefined) return null
  const { code, qr } = booking.checkIn
  const scan = async () => {
    const scanned = await scanCode({ aim: words.scan, close: words.scanClose })
    if (typeof scanned !== 'object') return
    const answer = await arriving.send({ bookingId: booking.bookingId, deskCode: scanned.text })
    if (answer === undefined) return
    toast(words.scanned)
    onChanged(answer.booking)
  }
  return (
    <Card well>
      <Stack gap={12}>
        <View className="center">
          <Heading level={2}>{words.checkInHead}</Heading>
          <View className="sm second">{words.checkInWhy}</View>
        </View>
        <View className="hl-code">
          <QrCode text={qr} label={words.checkInQr(code)} size={180} />
          <View className="hl-digits num">{code}</View>
        </View>
        <FailureNote of={arriving} />
        {canScan && (
          <Btn wide icon="qr" busy={words.noting} onTap={scan}>
            {words.scan}
          </Btn>
        )}
      </Stack>
    </Card>
  )
}
