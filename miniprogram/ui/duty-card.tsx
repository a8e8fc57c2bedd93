import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { Card } from './card'
import { Hint } from './layout'
import { State, type Tone } from './tag'

interface DutyCardProps {
  name: string
  /** Address of their picture. */
  picture?: string | undefined
  state: { readonly tone: Tone; readonly word: string }
  sub?: ReactNode
  /** The buttons; the first may be the page's main one. */
  children: ReactNode
  /** Only what the server keeps: 免费，通话内容不会告诉您的单位 */
  promise?: string
}

/** Who is on duty, whether they can take the call, until when. */
export const DutyCard = ({ name, picture, state, sub, children, promise }: DutyCardProps) => (
  <Card>
    <View className="duty__top">
      <Avatar name={name} picture={picture} dark size={56} />
      <View className="grow">
        <View className="duty__name">
          <View className="h2">{name}</View>
          <State tone={state.tone}>{state.word}</State>
        </View>
        {sub !== undefined && <View className="duty__sub">{sub}</View>}
      </View>
    </View>
    <View className="btns duty__btns">{children}</View>
    {promise !== undefined && <Hint icon="lock">{promise}</Hint>}
  </Card>
)
