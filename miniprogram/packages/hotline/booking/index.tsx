import { useState } from 'react'
import { readBooking } from '../../../features/hotline/api'
import { BookingFacts } from '../../../features/hotline/booking/booking-facts'
import { CheckInCard } from '../../../features/hotline/booking/check-in-card'
import { CancelSheet, ChangeBooking } from '../../../features/hotline/booking/end-booking'
import { Missed } from '../../../features/hotline/booking/missed'
import { OfferCard } from '../../../features/hotline/booking/offer-card'
import '../../../features/hotline/hotline.css'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { words } from '../../../features/hotline/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** One booking: when and where, the code for the window, changing and cancelling until the deadline. */
export default function BookingPage() {
  const { bookingId = '' } = useParams()
  const now = useServerClock()
  const page = useLoaded(`hotline-booking:${bookingId}`, () => readBooking(bookingId))
  const [cancelling, setCancelling] = useState(false)
  const again = (adviserId: string, serviceId: string) => () => go('hotlineBook', { serviceId, adviserId })
  return (
    <LoadedPage
      title={words.bookingTitle}
      of={page}
      bones={<Bones of={['card', 'card', 'box']} />}
      over={() =>
        cancelling && (
          <CancelSheet
            bookingId={bookingId}
            onClose={() => setCancelling(false)}
            onCancelled={async () => {
              setCancelling(false)
              await page.reload()
            }}
          />
        )
      }
    >
      {({ booking }) => {
        const { state, adviser, caseId } = booking
        const isAhead = state === 'confirmed' || state === 'displaced'
        return (
          <Stack gap={16}>
            {state === 'displaced' && (
              <Notice tone="bad" head={words.displacedHead}>
                {words.displacedWhy}
              </Notice>
            )}
            {booking.changed !== undefined && state !== 'displaced' && (
              <Notice tone="warn" head={words.changedHead}>
                {booking.changed}
              </Notice>
            )}
            {state === 'offered' ? (
              <OfferCard offer={booking} now={now} onChanged={page.reload} />
            ) : (
              <BookingFacts booking={booking} now={now} />
            )}
            {state === 'confirmed' && (
              <CheckInCard
                booking={booking}
                onChanged={(changed) => page.change((shown) => ({ ...shown, booking: changed }))}
              />
            )}
            {isAhead && <ChangeBooking booking={booking} now={now} onCancel={() => setCancelling(true)} />}
            {state === 'missed' && <Missed booking={booking} onSaid={page.reload} />}
            {caseId !== undefined && (
              <Row icon="case" title={words.toCase} onTap={() => go('hotlineCase', { caseId })} />
            )}
            {!isAhead && state !== 'offered' && state !== 'arrived' && (
              <Btn onTap={again(adviser.adviserId, booking.serviceId)}>{words.bookAgain}</Btn>
            )}
          </Stack>
        )
      }}
    </LoadedPage>
  )
}
