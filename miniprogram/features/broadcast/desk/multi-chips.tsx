import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { classes } from '../../../ui/classes'
import { Tap } from '../../../ui/tap'

export interface ChipChoice<Key extends string> {
  readonly key: Key
  readonly word: string
}

/** Several of a few words. */
export const MultiChips = <Key extends string>({
  label,
  items,
  chosen,
  onTap,
}: {
  label: string
  items: readonly ChipChoice<Key>[]
  chosen: readonly Key[]
  onTap: (key: Key) => void
}) => (
  <View className="field">
    <View className="field__label">{label}</View>
    <View className="multi" {...access({ role: 'list', label })}>
      {items.map(({ key, word }) => (
        <Tap
          key={key}
          className={classes('chip', chosen.includes(key) && 'is-on')}
          role="checkbox"
          checked={chosen.includes(key)}
          onTap={() => onTap(key)}
        >
          <Text className="chip__word">{word}</Text>
        </Tap>
      ))}
    </View>
  </View>
)
