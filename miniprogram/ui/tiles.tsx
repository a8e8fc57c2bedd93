import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'

/** A service to go to. */
export const Tile = ({
  icon,
  title,
  sub,
  onTap,
}: {
  icon: IconName
  title: string
  sub?: string
  onTap: () => void
}) => (
  <Tap className="tile" role="link" label={title} onTap={onTap}>
    <Icon name={icon} />
    <View>
      <View className="row__title">{title}</View>
      {sub !== undefined && <View className="row__sub">{sub}</View>}
    </View>
  </Tap>
)

export const Tiles = ({ children }: { children: ReactNode }) => <View className="tiles">{children}</View>

export interface Count {
  readonly icon: IconName
  /** Undefined while it is not known. */
  readonly count: number | undefined
  readonly word: string
  readonly onTap: () => void
}

/** Up to four counts side by side. */
export const Quad = ({ label, items }: { label: string; items: readonly Count[] }) => (
  <View className="quad" {...access({ role: 'navigation', label })}>
    {items.map((item) => (
      <Tap
        key={item.word}
        className="quad__it"
        role="link"
        label={item.count === undefined ? item.word : `${item.word} ${item.count}`}
        onTap={item.onTap}
      >
        <Icon name={item.icon} />
        <Text className="quad__n num">{item.count ?? '–'}</Text>
        <Text>{item.word}</Text>
      </Tap>
    ))}
  </View>
)
