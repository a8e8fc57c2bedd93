import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Btn } from '../../ui/btn'
import { CopyMark } from '../../ui/loaded-part'
import { Instead } from '../../ui/page'
import { RowBones } from '../../ui/states'
import type { Paged } from './use-paged'
import { words } from './words'

interface ListedProps<T> {
  of: Paged<T>
  /** What stands here when there is nothing. */
  empty: ReactNode
  bones?: ReactNode
  children: (items: readonly T[]) => ReactNode
}

/** A list with its states, and the way to its next page. */
export const Listed = <T,>({ of, empty, bones, children }: ListedProps<T>) => {
  if (of.data === undefined) return <Instead of={of} bones={bones ?? <RowBones count={4} />} />
  return (
    <View>
      <CopyMark of={of} />
      {of.data.length === 0 && of.more === undefined ? empty : children(of.data)}
      {of.more !== undefined && (
        <View className="dk-more">
          <Btn small onTap={of.more}>
            {of.moreFailed ? words.moreFailed : words.moreRows}
          </Btn>
        </View>
      )}
    </View>
  )
}
