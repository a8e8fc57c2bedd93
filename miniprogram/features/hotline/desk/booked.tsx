import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { ChoiceOf } from '../booking/choice'
import { when } from '../when'
import type { BookingAfter } from './api'
import type { PassHow, PassingOn } from './use-passing'
import { words } from './words'

const t = words.cases
const HOWS: readonly PassHow[] = ['follow', 'keep']

interface BookedProps {
  of: Pick<PassingOn<object>, 'how' | 'choose' | 'forget'>
  booked: readonly BookingAfter[]
  now: number | undefined
}

const lineOf = ({ startsAt, deskName, from, to }: BookingAfter, how: PassHow, now: number | undefined) => {
  const time = when(startsAt, now)
  if (how === 'keep') return t.bookedStays(time, deskName, from)
  return to === undefined ? t.bookedNot(time, deskName, from) : t.bookedMoves(time, deskName, to)
}

/** Times that are booked for a case which somebody else gets: who receives the person. It stands in the place of what was filled in,
 *  so that nobody gives a case past it. */
export const Booked = ({ of: { how, choose, forget }, booked, now }: BookedProps) => (
  <Stack gap={20}>
    <Notice tone="warn" head={t.booked(booked.length)}>
      {booked.map((one) => (
        <View key={one.bookingId}>{lineOf(one, how, now)}</View>
      ))}
    </Notice>
    {booked.some(({ to }) => to !== undefined) && (
      <ChoiceOf
        label={t.bookedHow}
        items={HOWS.map((id) => ({ id, name: t.bookedHows[id] }))}
        chosen={how}
        onChoose={(id) => choose(HOWS.find((one) => one === id) ?? how)}
      />
    )}
    <Btn wide kind="text" onTap={forget}>
      {t.bookedBack}
    </Btn>
  </Stack>
)
