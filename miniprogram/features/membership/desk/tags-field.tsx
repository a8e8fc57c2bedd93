import { Chips } from '../../../ui/chips'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { useLoaded } from '../../../ui/use-loaded'
import { listTags } from './api'
import { splitTags } from './tags'
import { words } from './words'

/** More than these are found faster by typing. */
const OFFERED = 12

/** Tags are typed, or picked from those that unions and groups carry already, so that one thing has one name. */
export const TagsField = ({
  label,
  help,
  value,
  problem,
  onInput,
}: {
  label: string
  help: string
  value: string
  problem: string | undefined
  onInput: (value: string) => void
}) => {
  const there = useLoaded('tags', listTags)
  const mine = splitTags(value)
  const offered = (there.data?.tags ?? []).filter((tag) => !mine.includes(tag)).slice(0, OFFERED)
  return (
    <Stack gap={4}>
      <Field label={label} value={value} max={200} onInput={onInput} help={help} problem={problem} />
      {offered.length > 0 && (
        <Chips label={words.pickTag} items={offered} onTap={(tag) => onInput([...mine, tag].join('、'))} />
      )}
    </Stack>
  )
}

/** The same for an industry, of which a union has one. */
export const IndustryField = ({
  value,
  problem,
  onInput,
}: {
  value: string
  problem: string | undefined
  onInput: (value: string) => void
}) => {
  const there = useLoaded('tags', listTags)
  const offered = (there.data?.industries ?? []).filter((one) => one.includes(value.trim())).slice(0, OFFERED)
  return (
    <Stack gap={4}>
      <Field
        label={words.orgs.industry}
        value={value}
        max={40}
        onInput={onInput}
        help={words.orgs.industryHelp}
        problem={problem}
      />
      {offered.length > 0 && (
        <Chips label={words.pickIndustry} items={offered} chosen={value.trim()} onTap={onInput} />
      )}
    </Stack>
  )
}
