import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { dropAudience, listAudiences, saveAudience, type SavedAudience } from './api'
import { audienceOf, choiceOf, isEmpty, type Choice, type Named } from './audience'
import { words } from './words'

const t = words.saved

/** Audiences kept under a name by the desks of the same union: take one, keep this one, throw one away. */
export const SavedAudiences = ({
  choice,
  onTake,
  onClose,
}: {
  choice: Choice
  onTake: (choice: Choice) => void
  onClose: () => void
}) => {
  const [name, setName] = useState('')
  const list = useLoaded('audiences', listAudiences)
  const saving = useSend(saveAudience)
  const dropping = useSend(dropAudience)
  const save = async () => {
    const kept = await saving.send({ name: name.trim(), audience: audienceOf(choice) })
    if (kept === undefined) return
    setName('')
    toast(t.savedNow)
    await list.reload()
  }
  const drop = async (one: SavedAudience) => {
    if ((await dropping.send(one.audienceId)) !== undefined) await list.reload()
  }
  const { names } = (list.data ?? {}) as { names?: { orgs?: readonly Named[]; groups?: readonly Named[] } }
  const known = [...choice.orgs, ...choice.groups, ...(names?.orgs ?? []), ...(names?.groups ?? [])]
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Stack gap={16}>
        {!isEmpty(choice) && (
          <View className="dk-pic">
            <View className="grow">
              <Field
                label={t.name}
                value={name}
                max={30}
                placeholder={t.placeholder}
                problem={saving.problem('name')}
                onInput={setName}
                onDone={() => {
                  if (name.trim() !== '') void save()
                }}
              />
            </View>
            {name.trim() !== '' && (
              <Btn busy={t.saving} onTap={save}>
                {t.save}
              </Btn>
            )}
          </View>
        )}
        <FailureNote of={saving} />
        <FailureNote of={dropping} />
        {list.data === undefined ? (
          <Instead of={list} bones={<RowBones count={3} />} />
        ) : list.data.items.length === 0 ? (
          <Blank icon="users" head={t.none} words={t.noneWhy} />
        ) : (
          <Rows kind="plain">
            {list.data.items.map((one) => (
              <Row
                key={one.audienceId}
                title={one.name}
                sub={t.by(one.savedBy)}
                end={
                  <View className="dk-end">
                    <Btn
                      small
                      label={`${t.take}：${one.name}`}
                      onTap={() => {
                        onTake(choiceOf(one.audience, known))
                        onClose()
                      }}
                    >
                      {t.take}
                    </Btn>
                    <Btn small kind="text" label={`${t.drop}：${one.name}`} onTap={() => drop(one)}>
                      {t.drop}
                    </Btn>
                  </View>
                }
              />
            ))}
          </Rows>
        )}
      </Stack>
    </Dialog>
  )
}
