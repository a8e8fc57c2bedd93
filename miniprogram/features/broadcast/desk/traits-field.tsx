import { Stack } from '../../../ui/layout'
import { useLoaded } from '../../../ui/use-loaded'
import { View } from '@tarojs/components'
import { listAudienceChoices } from './api'
import { flipped, type Choice } from './audience'
import { MultiChips } from './multi-chips'
import { words } from './words'

const t = words.traits

/** Only unions with these tags, of these industries, of these sizes, as far as there are any in the scope. */
export const TraitsField = ({
  choice,
  onChoose,
}: {
  choice: Choice
  onChoose: (part: Partial<Choice>) => void
}) => {
  const { data } = useLoaded('audience-choices', listAudienceChoices)
  if (data === undefined) return null
  const { tags, industries, sizes } = data
  if (tags.length + industries.length + sizes.length === 0) return null
  return (
    <Stack gap={8}>
      {tags.length > 0 && (
        <MultiChips
          label={t.tags}
          items={tags.map(({ name, unions }) => ({ key: name, word: t.with(name, unions) }))}
          chosen={choice.tags}
          onTap={(tag) => onChoose({ tags: flipped(choice.tags, tag) })}
        />
      )}
      {industries.length > 0 && (
        <MultiChips
          label={t.industries}
          items={industries.map(({ name, unions }) => ({ key: name, word: t.with(name, unions) }))}
          chosen={choice.industries}
          onTap={(industry) => onChoose({ industries: flipped(choice.industries, industry) })}
        />
      )}
      {sizes.length > 0 && (
        <MultiChips
          label={t.size}
          items={sizes.map(({ size, unions }) => ({ key: size, word: t.with(t.sizes[size], unions) }))}
          chosen={choice.sizes}
          onTap={(size) => onChoose({ sizes: flipped(choice.sizes, size) })}
        />
      )}
      <View className="xs muted">{t.help}</View>
    </Stack>
  )
}
