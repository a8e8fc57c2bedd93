import { Text, View } from '@tarojs/components'
import { Icon } from '../../ui/icon'
import { Tap } from '../../ui/tap'

/** Something chosen, with the way to take it out again. */
export const Chosen = ({
  children,
  label,
  onRemove,
}: {
  children: string
  label: string
  onRemove: () => void
}) => (
  <View className="dk-pick">
    <Text className="cut">{children}</Text>
    <Tap className="dk-pick__x" label={label} onTap={onRemove}>
      <Icon name="close" size={16} />
    </Tap>
  </View>
)
