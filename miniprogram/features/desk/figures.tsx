import { Text, View } from '@tarojs/components'
import { access } from '../../ui/access'
import { classes } from '../../ui/classes'
import { thousands } from '../../ui/numbers'

export interface Figure {
  readonly word: string
  readonly count: number
  readonly bad?: boolean
}

/** A few counts side by side, each with its word. */
export const Figures = ({ items }: { items: readonly Figure[] }) => (
  <View className="dk-nums">
    {items.map(({ word, count, bad }) => (
      <View
        key={word}
        className="dk-nums__it"
        {...access({ role: 'img', label: `${word} ${thousands(count)}` })}
      >
        <View className={classes('dk-nums__n', bad === true && count > 0 && 'bad')}>{thousands(count)}</View>
        <Text className="dk-nums__w">{word}</Text>
      </View>
    ))}
  </View>
)
