import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import { clockTime } from './time'

interface BlankProps {
  icon: IconName
  head: string
  /** What can be done about it. */
  words?: string
  children?: ReactNode
}

/** Nothing here, and what to do next. */
export const Blank = ({ icon, head, words, children }: BlankProps) => (
  <View className="blank">
    <Icon name={icon} size={40} className="blank__icon" />
    <View className="blank__head" {...access({ role: 'heading' })}>
      {head}
    </View>
    {words !== undefined && <View className="blank__words">{words}</View>}
    {children !== undefined && <View className="blank__act btns">{children}</View>}
  </View>
)

type BoneShape = 'line' | 'half' | 'long' | 'title' | 'box' | 'card' | 'ava'

/** One grey piece of a skeleton. */
export const Bone = ({ shape = 'line' }: { shape?: BoneShape }) => (
  <View className={shape === 'line' ? 'bone' : `bone bone--${shape}`} />
)

/** A skeleton in the shape of the page, one piece a word: `<Bones of={['title', 'long', 'card']} />`. */
export const Bones = ({ of }: { of: readonly BoneShape[] }) => (
  <View className="stack gap-16" {...access({ role: 'status', label: '正在打开' })}>
    {of.map((shape, place) => (
      <Bone key={place} shape={shape} />
    ))}
  </View>
)

/** A list that is on its way. */
export const RowBones = ({ count = 5 }: { count?: number }) => (
  <View className="stack gap-24" {...access({ role: 'status', label: '正在打开' })}>
    {Array.from({ length: count }, (_, place) => (
      <View key={place} className="line line--tight">
        <Bone shape="ava" />
        <View className="grow stack gap-8">
          <Bone shape="half" />
          <Bone shape="long" />
        </View>
      </View>
    ))}
  </View>
)

/** Says how old the page is. */
export const OfflineBar = ({ seenAt, onAgain }: { seenAt: number | undefined; onAgain: () => void }) => (
  <View className="offline" {...access({ role: 'status' })}>
    <Icon name="offline" size={20} />
    <Text className="offline__words">
      {seenAt === undefined ? '没有网络' : `没有网络，看到的是 ${clockTime(seenAt)} 的内容`}
    </Text>
    <Tap className="offline__again" onTap={onAgain}>
      <Text className="txtlink">重试</Text>
    </Tap>
  </View>
)
