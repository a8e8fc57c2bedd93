import { Text, View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { Tap } from './tap'

export interface DayItem {
  readonly key: string
  /** 周四 */
  readonly word: string
  /** 26 */
  readonly number: string
  /** 余 7, 已满, 休息 */
  readonly left: string
  readonly off: boolean
}

/** A week. What is full or closed says so in words. */
export const Days = ({
  items,
  chosen,
  onTap,
}: {
  items: readonly DayItem[]
  chosen: string | undefined
  onTap: (key: string) => void
}) => (
  <View className="days" {...access({ role: 'list', label: '选日子' })}>
    {items.map((day) => (
      <Tap
        key={day.key}
        className={classes('day', day.off && 'is-off', day.key === chosen && 'is-on')}
        label={`${day.word} ${day.number} 日，${day.left}`}
        selected={day.key === chosen}
        disabled={day.off}
        onTap={() => onTap(day.key)}
      >
        <Text>{day.word}</Text>
        <Text className="day__n">{day.number}</Text>
        <Text className="day__left">{day.left}</Text>
      </Tap>
    ))}
  </View>
)

export interface SlotItem {
  readonly key: string
  /** 10:00 */
  readonly time: string
  /** 余 1, 已约满 */
  readonly left: string
  readonly off: boolean
}

export const Slots = ({
  items,
  chosen,
  onTap,
}: {
  items: readonly SlotItem[]
  chosen: string | undefined
  onTap: (key: string) => void
}) => (
  <View className="slots" {...access({ role: 'list', label: '选时间' })}>
    {items.map((slot) => (
      <Tap
        key={slot.key}
        className={classes('slot', slot.off && 'is-off', slot.key === chosen && 'is-on')}
        label={`${slot.time}，${slot.key === chosen ? '已选' : slot.left}`}
        selected={slot.key === chosen}
        disabled={slot.off}
        onTap={() => onTap(slot.key)}
      >
        <Text>{slot.time}</Text>
        <Text className="slot__left">{slot.key === chosen ? '已选' : slot.left}</Text>
      </Tap>
    ))}
  </View>
)
