import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { thousands } from '../../../ui/numbers'

/** A few counts side by side, each with its word. */
export const Figures = ({ items }: { items: readonly { count: number; word: string }[] }) => (
  <View className="minutes-nums">
    {items.map(({ count, word }) => (
      <View
        key={word}
        className="minutes-nums__it"
        {...access({ role: 'img', label: `${thousands(count)} ${word}` })}
      >
        <View className="h2 num">{thousands(count)}</View>
        <Text className="xs muted">{word}</Text>
      </View>
    ))}
  </View>
)
