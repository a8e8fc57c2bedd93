import { View } from '@tarojs/components'
import { isDay } from '../../desk/days'
import { now } from '../../../platform/clock'
import { Chips } from '../../../ui/chips'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { calendarDay, shortDay } from '../../../ui/time'
import { isTime, timeTyped } from './when'
import { words } from './words'

const t = words.plan
/** When people have time: before noon, after lunch, after work. */
const TIMES = ['10:00', '14:30', '19:30']
const DAYS = 7
const HOUR_MS = 3_600_000

interface WhenFieldProps {
  day: string
  time: string
  problem: string | undefined
  onDay: (day: string) => void
  onTime: (time: string) => void
}

/** Day and hour: one of the usual ones by a tap, or any other typed. */
export const WhenField = ({ day, time, problem, onDay, onTime }: WhenFieldProps) => {
  const at = now()
  const days = Array.from({ length: DAYS }, (_, place) => calendarDay(at, place))
  const wordOf = (one: string) => shortDay(Date.parse(`${one}T00:00:00Z`) + HOUR_MS)
  return (
    <Stack gap={8}>
      <View className="dk-cols">
        <View className="dk-cols__it">
          <Field
            label={t.day}
            value={day}
            max={10}
            help={t.dayHelp}
            problem={problem ?? (day === '' || isDay(day) ? undefined : t.dayWrong)}
            onInput={(typed) => onDay(typed.trim())}
          />
        </View>
        <View className="dk-cols__it">
          <Field
            label={t.time}
            value={time}
            max={5}
            help={t.timeHelp}
            problem={time === '' || isTime(timeTyped(time)) ? undefined : t.timeWrong}
            onInput={onTime}
          />
        </View>
      </View>
      <Chips
        label={t.days}
        items={days.map(wordOf)}
        chosen={isDay(day) ? wordOf(day) : ''}
        onTap={(word) => onDay(days.find((one) => wordOf(one) === word) ?? day)}
      />
      <Chips label={t.times} items={TIMES} chosen={timeTyped(time)} onTap={onTime} />
    </Stack>
  )
}
