import { View } from '@tarojs/components'
import { Btn } from './btn'

/** At the end of a list that goes on. */
export const MoreButton = ({ of }: { of: { readonly more: (() => Promise<void>) | undefined } }) =>
  of.more === undefined ? null : (
    <View className="center">
      <Btn kind="text" busy="正在拿" onTap={of.more}>
        看更多
      </Btn>
    </View>
  )
