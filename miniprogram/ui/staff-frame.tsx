import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useTitle } from '../platform/lifecycle'
import { go } from '../platform/navigate'
import { isWeapp } from '../platform/where'
import { access } from './access'
import { classes } from './classes'
import { useElder } from './elder'
import { Icon, type IconName } from './icon'
import { Badge } from './tag'
import { Tap } from './tap'
import { Toaster } from './toast'

export interface RailItem<Key extends string> {
  readonly key: Key
  readonly icon: IconName
  readonly word: string
  /** Things waiting here. */
  readonly count?: number
}

interface StaffFrameProps<Key extends string> {
  /** 海湾区总工会，林样本 */
  who: string
  items: readonly RailItem<Key>[]
  chosen: Key
  onTap: (key: Key) => void
  /** One or more Panel. From 1,000 px they stand side by side, below that one under the other. */
  children: ReactNode
  over?: ReactNode
}

/** The desk: rail left, work in the middle, detail right. */
export const StaffFrame = <Key extends string>({
  who,
  items,
  chosen,
  onTap,
  children,
  over,
}: StaffFrameProps<Key>) => {
  const elder = useElder()
  useTitle(isWeapp ? '工作台' : undefined)
  return (
    <View className={classes('desk', elder && 'elder')}>
      <View className="rail" {...access({ role: 'navigation', label: '工作台' })}>
        {!isWeapp && (
          <Tap className="rail__it" role="link" onTap={() => go('me')}>
            <Icon name="left" size={20} />
            <Text>回到我的</Text>
          </Tap>
        )}
        <View className="rail__who">
          <View className="h2">工作台</View>
          <Text className="xs muted">{who}</Text>
        </View>
        <View className="rail__list">
          {items.map((item) => (
            <Tap
              key={item.key}
              className={classes('rail__it', item.key === chosen && 'is-on')}
              role="link"
              selected={item.key === chosen}
              onTap={() => onTap(item.key)}
            >
              <Icon name={item.icon} size={20} />
              <Text>{item.word}</Text>
              {item.count !== undefined && (
                <View className="rail__n">
                  <Badge count={item.count} label={`${item.count} 件待办`} />
                </View>
              )}
            </Tap>
          ))}
        </View>
      </View>
      {children}
      {over}
      <Toaster />
    </View>
  )
}

interface PanelProps {
  title: ReactNode
  /** Right in the head: the time of the draft, buttons. */
  aside?: ReactNode
  foot?: ReactNode
  /** The grey column at the right. */
  side?: boolean
  children: ReactNode
}

/** One column of the desk: head, scrolling body, foot with the main action. */
export const Panel = ({ title, aside, foot, side = false, children }: PanelProps) => (
  <View className={classes('desk__col', side && 'desk__side')}>
    <View className="desk__bar">
      <View className="grow">
        {typeof title === 'string' ? (
          <View className="h2" {...access({ role: 'heading' })}>
            {title}
          </View>
        ) : (
          title
        )}
      </View>
      {typeof aside === 'string' ? <Text className="xs muted">{aside}</Text> : aside}
    </View>
    <View className="desk__body">{children}</View>
    {foot !== undefined && <View className="desk__foot">{foot}</View>}
  </View>
)

/** Two halves of a panel from 1,000 px. */
export const Panes = ({ children }: { children: readonly ReactNode[] }) => (
  <View className="panes">
    {children.map((pane, place) => (
      <View key={place} className="panes__it">
        {pane}
      </View>
    ))}
  </View>
)
