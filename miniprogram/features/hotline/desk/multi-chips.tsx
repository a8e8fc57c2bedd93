import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { classes } from '../../../ui/classes'
import { Tap } from '../../../ui/tap'

interface MultiChipsProps {
  label: string
  items: readonly string[]
  chosen: readonly string[]
  problem?: string | undefined
  onChange: (chosen: readonly string[]) => void
}

/** Several of several, by name. */
export const MultiChips = ({ label, items, chosen, problem, onChange }: MultiChipsProps) => (
  <View className={classes('field', problem !== undefined && 'is-bad')}>
    <View className="field__label">{label}</View>
    <View className="chips" {...access({ label, role: 'list' })}>
      {items.map((item) => {
        const on = chosen.includes(item)
        return (
          <Tap
            key={item}
            className={classes('chip', on && 'is-on')}
            role="checkbox"
            checked={on}
            onTap={() => onChange(on ? chosen.filter((one) => one !== item) : [...chosen, item])}
          >
            <Text className="chip__word">{item}</Text>
          </Tap>
        )
      })}
    </View>
    {problem !== undefined && <View className="field__help">{problem}</View>}
  </View>
)
