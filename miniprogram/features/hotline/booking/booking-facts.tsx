import { View } from '@tarojs/components'
import { Card } from '../../../ui/card'
import { Heading } from '../../../ui/layout'
import { Fact } from '../../../ui/row'
import { Tag, type Tone } from '../../../ui/tag'
import type { Booking } from '../api'
import { dayWord, timeOf } from '../when'
import { words } from '../words'

const TONES: Partial<Record<Booking['state'], Tone>> = {
  held: 'warn',
  offered: 'warn',
  confirmed: 'ok',
  arrived: 'ok',
  missed: 'bad',
  displaced: 'bad',
}

export const BookingTag = ({ state }: Pick<Booking, 'state'>) => (
  <Tag tone={TONES[state] ?? 'plain'}>{words.states[state]}</Tag>
)

/** 11月26日 周四 10:00 到 10:30, with whom, where, what about. */
export const BookingFacts = ({ booking, now }: { booking: Booking; now: number | undefined }) => {
  const { adviser, place } = booking
  return (
    <Card>
      <View className="split">
        <Heading>{`${dayWord(booking.startsAt, now)} ${timeOf(booking.startsAt)}`}</Heading>
        <BookingTag state={booking.state} />
      </View>
      <View className="sm second">{words.until(timeOf(booking.startsAt), timeOf(booking.endsAt))}</View>
      <View className="sect--dense">
        <Fact name={words.withWhom}>{words.adviser(adviser.name, adviser.kind)}</Fact>
        <Fact name={words.where}>
          {place === undefined ? booking.deskName : `${place.name}，${booking.deskName}`}
        </Fact>
        {place !== undefined && <Fact name="">{place.address}</Fact>}
        <Fact name={words.what}>{booking.matter}</Fact>
        {booking.about !== undefined && booking.about !== '' && (
          <Fact name={words.wrote}>{booking.about}</Fact>
        )}
      </View>
    </Card>
  )
}
