import { Picker, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Icon } from '../../../ui/icon'
import { longDay } from '../../../ui/time'

interface DayRowProps {
  title: string
  sub: string
  /** `YYYY-MM-DD` by the calendar of Shanghai, as are the bounds. */
  day: string
  first?: string
  last?: string
  onChoose: (day: string) => void
}

/** A line that opens the calendar. */
export const DayRow = ({ title, sub, day, first, last, onChoose }: DayRowProps) => (
  <Picker
    mode="date"
    value={day}
    {...(first === undefined ? {} : { start: first })}
    {...(last === undefined ? {} : { end: last })}
    onChange={(event) => onChoose(event.detail.value)}
  >
    <View className="row tap" {...access({ role: 'button', label: `${title}，${longDay(day)}，${sub}` })}>
      <Icon name="calendar" className="row__lead" />
      <View className="row__main">
        <View className="row__title">{title}</View>
        <View className="row__sub">{sub}</View>
      </View>
      <View className="row__end">
        <View className="cut">{longDay(day)}</View>
        <Icon name="right" size={16} />
      </View>
    </View>
  </Picker>
)
