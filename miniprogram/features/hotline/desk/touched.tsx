import { View } from '@tarojs/components'
import { Notice } from '../../../ui/notice'
import { when } from '../when'
import type { Touched } from './api'
import { words } from './words'

const t = words.shifts

/** What a change does to people who have booked; staff see neither name nor matter. `more`: other consequences, in words. */
export const TouchedNotice = ({
  touched,
  more = [],
  now,
}: {
  touched: readonly Touched[]
  more?: readonly string[]
  now: number | undefined
}) => (
  <Notice tone={touched.length === 0 ? 'ok' : 'warn'} head={t.touched(touched.length)}>
    {more.map((line) => (
      <View key={line}>{line}</View>
    ))}
    {touched.map(({ bookingId, startsAt, deskName, from, to }) => (
      <View key={bookingId}>{t.touchedRow(when(startsAt, now), deskName, from, to)}</View>
    ))}
  </Notice>
)
