import { Input, Text, View } from '@tarojs/components'
import { fieldName } from './access'
import { IconBtn } from './btn'
import { Icon } from './icon'
import { Tap } from './tap'

interface SearchBoxProps {
  value: string
  label: string
  placeholder?: string
  focus?: boolean
  onInput: (value: string) => void
  onSearch: () => void
  onClear?: () => void
}

export const SearchBox = ({
  value,
  label,
  placeholder,
  focus,
  onInput,
  onSearch,
  onClear,
}: SearchBoxProps) => (
  <View className="ask">
    <Icon name="search" size={20} />
    <Input
      className="input"
      value={value}
      type="text"
      maxlength={200}
      confirmType="search"
      placeholderClass="place"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(focus === true ? { focus: true } : {})}
      onInput={(event) => onInput(event.detail.value)}
      onConfirm={onSearch}
      {...fieldName(label)}
    />
    {value !== '' && (
      <IconBtn
        icon="close"
        label="清空"
        onTap={() => {
          onInput('')
          onClear?.()
        }}
      />
    )}
  </View>
)

/** Looks like the search box and leads to the page that has it. */
export const AskLink = ({ children, onTap }: { children: string; onTap: () => void }) => (
  <Tap className="ask" role="link" label={`提问：${children}`} onTap={onTap}>
    <Icon name="search" size={20} />
    <Text className="ask__words">{children}</Text>
  </Tap>
)
