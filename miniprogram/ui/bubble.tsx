import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Sep } from './layout'
import { Tag } from './tag'
import { Tap } from './tap'

/** The ground of a chat: a column of messages. */
export const Chat = ({ children }: { children: ReactNode }) => <View className="chat">{children}</View>

export const ChatTime = ({ children }: { children: string }) => <View className="chat__time">{children}</View>

/** Where reading stopped last time. `id` lets the page scroll to it. */
export const UnreadLine = ({ count, id }: { count: number; id?: string }) => (
  <View className="chat__unread" {...(id === undefined ? {} : { id })}>
    <View className="chat__rule" />
    <Text>{`以下 ${count} 条未读`}</Text>
    <View className="chat__rule" />
  </View>
)

interface MsgProps {
  /** Who speaks; the union has the house for a face. */
  who: string
  union?: boolean
  /** Lawyers are dark, workers light. */
  dark?: boolean
  /** 讲座第 2 段 */
  tag?: string
  mine?: boolean
  children: ReactNode
}

/** One message: face, name, bubbles. */
export const Msg = ({ who, union = false, dark = false, tag, mine = false, children }: MsgProps) => (
  <View className={classes('msg', mine && 'msg--mine')}>
    <Avatar name={who} dark={dark || union} {...(union ? { icon: 'home' as const } : {})} />
    <View className="msg__col">
      {!mine && (
        <View className="msg__who">
          <Text>{who}</Text>
          {tag !== undefined && <Tag tone="line">{tag}</Tag>}
        </View>
      )}
      {children}
    </View>
  </View>
)

interface BubbleProps {
  mine?: boolean
  wide?: boolean
  /** On a white page a light bubble needs an edge. */
  edge?: boolean
  onTap?: () => void
  label?: string
  children: ReactNode
}

export const Bubble = ({ mine = false, wide = false, edge = false, onTap, label, children }: BubbleProps) => (
  <Tap
    className={classes('bubble', mine && 'bubble--mine', wide && 'bubble--wide', edge && 'bubble--edge')}
    role="link"
    label={label}
    onTap={onTap}
  >
    {children}
  </Tap>
)

/** Below a bubble: who can see it, that it was not sent. */
export const BubbleMeta = ({
  icon,
  bad = false,
  children,
}: {
  icon?: IconName
  bad?: boolean
  children: string
}) => (
  <View className={classes('bubble__meta', bad && 'bubble__meta--bad')}>
    {icon !== undefined && <Icon name={icon} size={16} />}
    <Text>{children}</Text>
  </View>
)

interface DocCardProps {
  icon: IconName
  /** 用工指引 · 第 3 版 */
  kind: readonly string[]
  title: string
  words?: string | undefined
  when?: readonly string[]
  /** Left in the foot: a tag or a few words. */
  foot: ReactNode
  edge?: boolean
  onTap: () => void
}

/** A guide, a coupon, a lecture: one thing to open, as a message. */
export const DocCard = ({ icon, kind, title, words, when, foot, edge = false, onTap }: DocCardProps) => (
  <Tap
    className={classes('bubble', 'bubble--card', edge && 'bubble--edge')}
    role="link"
    label={[...kind, title].join('，')}
    onTap={onTap}
  >
    <View className="doc">
      <View className="doc__kind">
        <Icon name={icon} size={16} />
        <Dotted>{kind}</Dotted>
      </View>
      <View className="doc__title">{title}</View>
      {words !== undefined && words !== '' && <View className="doc__words">{words}</View>}
      {when !== undefined && (
        <View className="doc__when">
          <Dotted>{when}</Dotted>
        </View>
      )}
      <View className="doc__foot">
        {typeof foot === 'string' ? <Text>{foot}</Text> : foot}
        <Icon name="right" size={16} className="doc__go" />
      </View>
    </View>
  </Tap>
)

/** Facts of one line with dots between. */
export const Dotted = ({ children }: { children: readonly string[] }) => (
  <Text>
    {children.map((word, place) => (
      <Text key={word}>
        {place > 0 && <Sep />}
        {word}
      </Text>
    ))}
  </Text>
)

/** The question an answer belongs to. */
export const Quote = ({ who, children }: { who: string; children: string }) => (
  <View className="quoteq">
    <View className="quoteq__who">{who}</View>
    {children}
  </View>
)

/** The article or guide behind a sentence. */
export const Cite = ({
  icon = 'scale',
  children,
  onTap,
}: {
  icon?: IconName
  children: string
  onTap?: () => void
}) => (
  <Tap className="cite" role="link" onTap={onTap}>
    <Icon name={icon} size={16} />
    <View className="cite__name">
      <Text className={classes(onTap !== undefined && 'txtlink')}>{children}</Text>
    </View>
  </Tap>
)
