import { View } from '@tarojs/components'
import { Chips } from '../../../ui/chips'

export interface Choice {
  readonly id: string | undefined
  readonly name: string
}

/** One of several, by name; the first is usually "any". */
export const ChoiceOf = ({
  label,
  items,
  chosen,
  onChoose,
}: {
  label: string
  items: readonly Choice[]
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}) => (
  <View>
    <View className="field__label">{label}</View>
    <Chips
      label={label}
      items={items.map(({ name }) => name)}
      chosen={items.find(({ id }) => id === chosen)?.name ?? ''}
      onTap={(name) => onChoose(items.find((item) => item.name === name)?.id)}
    />
  </View>
)
