import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

interface CouponProps {
  /** 50 */
  amount: string
  /** 元 when absent; 折, 份, 次. */
  unit?: string
  /** 满 200 可用 */
  condition: string
  name: string
  words?: string
  /** Nothing to claim any more. */
  off?: boolean
  /** Left: state in words; right: a small button. */
  foot: ReactNode
  bar?: ReactNode
}

export const Coupon = ({
  amount,
  unit = '元',
  condition,
  name,
  words,
  off = false,
  foot,
  bar,
}: CouponProps) => (
  <View className={classes('coupon', off && 'coupon--off')}>
    <View className="coupon__sum">
      <View className="coupon__amount">
        {amount}
        <Text className="coupon__unit">{unit}</Text>
      </View>
      <Text className="coupon__if">{condition}</Text>
    </View>
    <View className="coupon__main">
      <View className="coupon__name">{name}</View>
      {words !== undefined && <View className="coupon__words">{words}</View>}
      {bar}
      <View className="coupon__act">{foot}</View>
    </View>
  </View>
)
