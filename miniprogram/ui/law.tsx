import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Tag } from './tag'

interface LawProps {
  /** 劳动合同法 第五十八条 */
  name: string
  sub?: string | undefined
  /** Paragraphs. */
  words: readonly string[]
  /** Undefined: in force. Otherwise the sentence that says since when it is not. */
  ended?: string | undefined
  /** 2026年11月18日核对 */
  checked: string
  foot?: ReactNode
}

/** Quoted law: name and article, the words, in force or not, the day it was checked. All four, always. */
export const Law = ({ name, sub, words, ended, checked, foot }: LawProps) => (
  <View className="law">
    <View className="law__head">
      <Icon name="scale" size={20} className="law__icon" />
      <View className="grow">
        <View className="law__name">{name}</View>
        {sub !== undefined && <View className="law__sub">{sub}</View>}
      </View>
    </View>
    <View className="law__words">
      {words.map((paragraph) => (
        <View key={paragraph} className="law__para">
          {paragraph}
        </View>
      ))}
    </View>
    <View className="law__foot">
      {ended === undefined ? (
        <Tag tone="ok" icon="check">
          现行有效
        </Tag>
      ) : (
        <Tag tone="bad" icon="fail">
          {ended}
        </Tag>
      )}
      <Text>{checked}</Text>
    </View>
    {foot}
  </View>
)
