import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Chosen } from '../../desk/chosen'
import { Btn } from '../../../ui/btn'
import { Split, Stack } from '../../../ui/layout'
import type { Choice, Named } from './audience'
import { GroupPicker } from './group-picker'
import { TraitsField } from './traits-field'
import { UnionPicker } from './union-picker'
import { words } from './words'

const t = words.send
type Part = 'orgs' | 'groups' | 'without'

/** Who gets it: subtrees, tags, groups by hand, and groups left out. */
export const AudienceField = ({
  choice,
  onChoose,
  aside,
}: {
  choice: Choice
  onChoose: (part: Partial<Choice>) => void
  /** Right of the heading: the way to saved audiences. */
  aside?: ReactNode
}) => {
  const [open, setOpen] = useState<Part>()
  const drop = (part: Part) => (gone: Named) =>
    onChoose({ [part]: choice[part].filter(({ id }) => id !== gone.id) })
  return (
    <Stack gap={20}>
      <Picked
        label={t.whom}
        aside={aside ?? t.scope}
        help={t.unionsHelp}
        items={choice.orgs}
        onRemove={drop('orgs')}
        button={
          <Btn small kind="line" icon="building" onTap={() => setOpen('orgs')}>
            {t.chooseUnions}
          </Btn>
        }
      />
      <TraitsField choice={choice} onChoose={onChoose} />
      <Picked
        label={t.groups}
        help={t.groupsHelp}
        items={choice.groups}
        onRemove={drop('groups')}
        button={
          <Btn small kind="line" icon="plus" onTap={() => setOpen('groups')}>
            {t.addGroups}
          </Btn>
        }
      />
      <Picked
        label={t.without}
        help={t.withoutHelp}
        items={choice.without}
        onRemove={drop('without')}
        button={
          <Btn small kind="line" onTap={() => setOpen('without')}>
            {t.addWithout}
          </Btn>
        }
      />
      {open === 'orgs' && (
        <UnionPicker
          chosen={choice.orgs}
          onChange={(orgs) => onChoose({ orgs })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {(open === 'groups' || open === 'without') && (
        <GroupPicker
          title={open === 'groups' ? t.groups : t.without}
          chosen={choice[open]}
          onChange={(groups) => onChoose({ [open]: groups })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  )
}

interface PickedProps {
  label: string
  aside?: ReactNode
  help: string
  items: readonly Named[]
  onRemove: (item: Named) => void
  button: ReactNode
}

const Picked = ({ label, aside, help, items, onRemove, button }: PickedProps) => (
  <View className="field">
    <View className="field__label">
      <View>{label}</View>
      {aside !== undefined && <View className="field__aside">{aside}</View>}
    </View>
    <Split>
      <View className="grow">
        {items.length === 0 ? (
          <View className="sm muted">{help}</View>
        ) : (
          <View className="dk-wrap">
            {items.map((item) => (
              <Chosen key={item.id} label={t.remove(item.name)} onRemove={() => onRemove(item)}>
                {item.name}
              </Chosen>
            ))}
          </View>
        )}
      </View>
      {button}
    </Split>
  </View>
)
