import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** The bar at the bottom that holds the page's one main action; above a native tab bar it needs no safe area. */
export const BottomBar = ({ note, children }: { note?: string; children: ReactNode }) => (
  <View className="foot">
    <View className="foot__in">
      {children}
      {note !== undefined && <View className="foot__note">{note}</View>}
    </View>
  </View>
)
