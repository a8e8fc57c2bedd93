import { WaitingList } from '../../features/broadcast/components/waiting-list'
import type { Waiting as Item } from '../../features/broadcast/api'
import { HomeNews, useNews } from '../../features/hotline/components/home-news'
import { isAhead, NextBooking } from '../../features/hotline/components/next-booking'
import { listMyBookings } from '../../features/hotline/duty-api'
import { useLoaded } from '../../ui/use-loaded'

/** 等您处理: news of the hotline, the next time to be somewhere, guides to read. */
export const Waiting = ({ items }: { items: readonly Item[] }) => {
  const news = useNews()
  const booking = useLoaded('my-bookings', () => listMyBookings(false)).data?.items.find(isAhead)
  return (
    <WaitingList
      items={items}
      before={[
        ...(news === undefined ? [] : [<HomeNews key="news" news={news} />]),
        ...(booking === undefined ? [] : [<NextBooking key="booking" booking={booking} />]),
      ]}
    />
  )
}
