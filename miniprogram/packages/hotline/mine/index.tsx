import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  listMyBookings,
  listMyCallbacks,
  listMyCases,
  listMyWaits,
  markNoticesRead,
} from '../../../features/hotline/api'
import { BookingRow } from '../../../features/hotline/booking/booking-row'
import { OfferCard } from '../../../features/hotline/booking/offer-card'
import { WaitRow } from '../../../features/hotline/booking/wait-row'
import { CaseItem } from '../../../features/hotline/case/case-item'
import { News } from '../../../features/hotline/components/news'
import { Promised } from '../../../features/hotline/components/promised'
import { listNotices } from '../../../features/hotline/duty-api'
import { isOpen } from '../../../features/hotline/promise'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { words } from '../../../features/hotline/words'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Blank, RowBones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { usePaged } from '../../../ui/use-paged'
import { MoreButton } from '../../../ui/more-button'

/** 我的咨询: offers first, then promises, times, cases. One page, so that nobody must know which drawer a thing is in. */
export default function Mine() {
  const now = useServerClock()
  const page = useLoaded('hotline-mine', async () => {
    const [bookings, waits, callbacks, cases, notices] = await Promise.all([
      listMyBookings(false),
      listMyWaits(),
      listMyCallbacks(),
      listMyCases(undefined),
      listNotices(),
    ])
    return {
      bookings: bookings.items.filter(({ state }) => state !== 'held' && state !== 'offered'),
      waits: waits.items,
      callbacks: callbacks.items.filter(isOpen),
      cases: cases.items,
      notices,
    }
  })
  const [showsPast, setShowsPast] = useState(false)
  const past = usePaged(showsPast ? 'hotline-past' : undefined, (cursor) => listMyBookings(true, cursor))
  const { reload } = page
  const readAll = async (upTo: string) => {
    await markNoticesRead(upTo)
    await reload()
  }
  return (
    <LoadedPage title={words.mine} of={page} bones={<RowBones count={6} />}>
      {({ bookings, waits, callbacks, cases, notices }) => {
        const offers = waits.flatMap(({ offer }) => (offer === undefined ? [] : [offer]))
        const waiting = waits.filter(({ state }) => state === 'waiting')
        const isEmpty = [bookings, waits, callbacks, cases].every((list) => list.length === 0)
        return (
          <>
            <Stack gap={12}>
              {offers.map((offer) => (
                <OfferCard key={offer.bookingId} offer={offer} now={now} onChanged={reload} />
              ))}
              <News notices={notices} now={now} onRead={readAll} />
            </Stack>
            {isEmpty && (
              <Blank icon="headset" head={words.empty} words={words.emptyWhy}>
                <Btn kind="main" onTap={() => go('hotline')}>
                  {words.ask}
                </Btn>
              </Blank>
            )}
            {callbacks.map((callback) => (
              <Promised key={callback.callbackId} callback={callback} now={now} onChanged={reload} />
            ))}
            {bookings.length > 0 && (
              <Section title={words.upcoming} rows>
                {bookings.map((booking) => (
                  <BookingRow key={booking.bookingId} booking={booking} now={now} />
                ))}
              </Section>
            )}
            {waiting.length > 0 && (
              <Section title={words.waits} rows>
                {waiting.map((wait) => (
                  <WaitRow key={wait.waitId} wait={wait} onLeft={reload} />
                ))}
              </Section>
            )}
            {cases.length > 0 && (
              <Section title={words.cases} rows>
                {cases.map((row) => (
                  <CaseItem key={row.caseId} row={row} now={now} />
                ))}
              </Section>
            )}
            {!isEmpty && (
              <View className="sect">
                <Btn small kind="line" onTap={() => setShowsPast(!showsPast)}>
                  {showsPast ? words.hidePast : words.seePast}
                </Btn>
                {past.data?.items.map((booking) => (
                  <BookingRow key={booking.bookingId} booking={booking} now={now} />
                ))}
                {showsPast && past.data?.items.length === 0 && (
                  <View className="sm muted">{words.noPast}</View>
                )}
                {showsPast && <MoreButton of={past} />}
              </View>
            )}
          </>
        )
      }}
    </LoadedPage>
  )
}
