import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Chosen } from '../../desk/chosen'
import { Btn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Split, Stack } from '../../../ui/layout'
import type { Choice, Named } from './audience'
import { GroupPicker } from './group-picker'
import { UnionPicker } from './union-picker'
import { words } from './words'

const t = words.send
type Part = 'orgs' | 'groups' | 'without'

/** Who gets it: subtrees, tags, groups by hand, and groups left out. */
export const AudienceField = ({
  choice,
  onChoose,
}: {
  choice: Choice
  onChoose: (part: Partial<Choice>) => void
}) => {
  const [open, setOpen] = useState<Part>()
  const [tag, setTag] = useState('')
  const addTag = () => {
    const typed = tag.trim()
    if (typed === '') return
    onChoose({ tags: [...new Set([...choice.tags, typed])].slice(0, 20) })
    setTag('')
  }
  const drop = (part: Part) => (gone: Named) =>
    onChoose({ [part]: choice[part].filter(({ id }) => id !== gone.id) })
  return (
    <Stack gap={20}>
      <Picked
        label={t.whom}
        aside={t.scope}
        help={t.unionsHelp}
        items={choice.orgs}
        onRemove={drop('orgs')}
        button={
          <Btn small kind="line" icon="building" onTap={() => setOpen('orgs')}>
            {t.chooseUnions}
          </Btn>
        }
      />
      <Stack gap={8}>
        <View className="dk-pic">
          <View className="grow">
            <Field
              label={t.tags}
              value={tag}
              max={20}
              placeholder={t.tagPlaceholder}
              help={t.tagsHelp}
              onInput={setTag}
              onDone={addTag}
            />
          </View>
          {tag.trim() !== '' && <Btn onTap={addTag}>{t.addTag}</Btn>}
        </View>
        {choice.tags.length > 0 && (
          <View className="dk-wrap">
            {choice.tags.map((one) => (
              <Chosen
                key={one}
                label={t.remove(one)}
                onRemove={() => onChoose({ tags: choice.tags.filter((other) => other !== one) })}
              >
                {one}
              </Chosen>
            ))}
          </View>
        )}
      </Stack>
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
  aside?: string
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
