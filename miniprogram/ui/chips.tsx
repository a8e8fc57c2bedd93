import { Text, View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { Tap } from './tap'

interface ChipsProps {
  label: string
  items: readonly string[]
  chosen?: string
  onTap: (item: string) => void
}

export const Chips = ({ label, items, chosen, onTap }: ChipsProps) => (
  <View className="chips" {...access({ label, role: 'list' })}>
    {items.map((item) => (
      <Tap
        key={item}
        className={classes('chip', item === chosen && 'is-on')}
        onTap={() => onTap(item)}
        {...(chosen === undefined ? {} : { selected: item === chosen })}
      >
        <Text className="chip__word">{item}</Text>
      </Tap>
    ))}
  </View>
)
