import { Text, View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { thousands } from './numbers'
import { Tap } from './tap'

export interface TabItem<Key extends string> {
  readonly key: Key
  readonly word: string
  readonly count?: number | undefined
}
interface TabsProps<Key extends string> {
  label: string
  items: readonly TabItem<Key>[]
  chosen: Key
  onTap: (key: Key) => void
}

/** Two or three choices of equal weight. */
export const Segment = <Key extends string>({ label, items, chosen, onTap }: TabsProps<Key>) => (
  <View className="seg" {...access({ role: 'tablist', label })}>
    {items.map((item) => (
      <Tap
        key={item.key}
        className={classes('seg__it', item.key === chosen && 'is-on')}
        role="tab"
        selected={item.key === chosen}
        onTap={() => onTap(item.key)}
      >
        <Text>{item.word}</Text>
      </Tap>
    ))}
  </View>
)

/** One body of things looked at from several sides. */
export const Tabs = <Key extends string>({ label, items, chosen, onTap }: TabsProps<Key>) => (
  <View className="under" {...access({ role: 'tablist', label })}>
    {items.map((item) => (
      <Tap
        key={item.key}
        className={classes('under__it', item.key === chosen && 'is-on')}
        role="tab"
        selected={item.key === chosen}
        onTap={() => onTap(item.key)}
      >
        <Text>{item.word}</Text>
        {item.count !== undefined && <Text className="under__n num">{thousands(item.count)}</Text>}
      </Tap>
    ))}
  </View>
)
