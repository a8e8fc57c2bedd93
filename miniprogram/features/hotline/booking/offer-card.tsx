import { View } from '@tarojs/components'
import { replace } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Split, Stack } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { confirmBooking, releaseHold, type Booking } from '../api'
import { countdown, when } from '../when'
import { words } from '../words'

interface OfferCardProps {
  offer: Booking
  now: number | undefined
  onChanged: () => Promise<void>
}

/** A time that came free and is kept for this person for some minutes. */
export const OfferCard = ({ offer, now, onChanged }: OfferCardProps) => {
  const taking = useSend(confirmBooking)
  const letting = useSend(releaseHold)
  const take = async () => {
    const answer = await taking.send({ bookingId: offer.bookingId })
    if (answer === undefined) return onChanged()
    toast(words.offerTaken)
    replace('hotlineBooking', { bookingId: answer.booking.bookingId })
  }
  const letGo = async () => {
    if ((await letting.send({ bookingId: offer.bookingId })) !== undefined) toast(words.offerLetDone)
    await onChanged()
  }
  const left =
    now === undefined || offer.heldUntil === undefined ? undefined : Date.parse(offer.heldUntil) - now
  return (
    <Card>
      <Stack gap={12}>
        <Split>
          <Heading level={2}>{words.offers}</Heading>
          {left !== undefined && (
            <Tag tone={left > 0 ? 'warn' : 'bad'} icon="clock">
              {`${words.keptFor} ${countdown(left)}`}
            </Tag>
          )}
        </Split>
        <View>
          <View className="mid">{when(offer.startsAt, now)}</View>
          <View className="sm second">
            {`${words.adviser(offer.adviser.name, offer.adviser.kind)}，${offer.deskName}`}
          </View>
        </View>
        <FailureNote of={taking.refusal !== undefined || taking.lost ? taking : letting} />
        <Btns>
          <Btn grow onTap={letGo}>
            {words.offerLet}
          </Btn>
          <Btn grow kind="main" busy={words.booking} onTap={take}>
            {words.offerTake}
          </Btn>
        </Btns>
      </Stack>
    </Card>
  )
}
