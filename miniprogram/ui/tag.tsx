import { Text, View } from '@tarojs/components'
import { access } from './access'
import { classes } from './classes'
import { Icon, type IconName } from './icon'

export type Tone = 'ok' | 'warn' | 'bad' | 'plain'
const toned = (part: string, tone: Tone | 'line') => classes(part, tone !== 'plain' && `${part}--${tone}`)

/** A state or a kind in one word. Green is done, amber waits, red is wrong, grey is plain. */
export const Tag = ({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone | 'line'
  icon?: IconName
  children: string
}) => (
  <View className={toned('tag', tone)}>
    {icon !== undefined && <Icon name={icon} size={16} />}
    <Text>{children}</Text>
  </View>
)

/** A dot and a word. */
export const State = ({ tone = 'plain', children }: { tone?: Tone; children: string }) => (
  <View className={toned('state', tone)}>{children}</View>
)

/** Unread counts; nothing at 0, `99+` above 99. Without a count: a dot, which needs its words. */
export const Badge = ({ count, calm = false, label }: { count?: number; calm?: boolean; label?: string }) => {
  if (count === undefined)
    return <View className="badge badge--dot" {...access({ role: 'img', label: label ?? '有新消息' })} />
  if (count <= 0) return null
  return (
    <View
      className={classes('badge', calm && 'badge--calm')}
      {...access({ role: 'img', label: label ?? `${count} 条未读` })}
    >
      {count > 99 ? '99+' : String(count)}
    </View>
  )
}
