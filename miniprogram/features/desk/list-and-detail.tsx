import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { scrollTo } from '../../platform/scrolling'
import { Stack } from '../../ui/layout'
import { Panel } from '../../ui/staff-frame'

interface ListAndDetailProps {
  title: string
  /** Right in the head of the list: what begins a new one. */
  aside?: ReactNode
  /** One below the other: tabs, a search box, the list itself. */
  list: ReactNode
  /** What the right half is about. */
  about: string
  /** What was chosen, or a Blank that says what to do. */
  children: ReactNode
}

/** The desk's usual page: what there is on the left, what was chosen on the right; on a phone below. */
export const ListAndDetail = ({ title, aside, list, about, children }: ListAndDetailProps) => (
  <>
    <View className="dk-list">
      <Panel title={title} aside={aside}>
        <Stack gap={8}>{list}</Stack>
      </Panel>
    </View>
    <Panel title={about}>
      <View id="detail">{children}</View>
    </Panel>
  </>
)

/** Goes to what was just chosen, which on a phone stands below the list. */
export const showDetail = (): void => scrollTo('#detail')
