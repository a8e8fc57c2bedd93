import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { labelGroup, type Pack } from './api'
import { words } from './words'

const t = words.label

/** A group under the name that its admin knows it by. */
export const RenameGroup = ({
  pack,
  onSaved,
  onClose,
}: {
  pack: Pack
  onSaved: () => void
  onClose: () => void
}) => {
  const [label, setLabel] = useState(pack.label)
  const [isShort, setShort] = useState(false)
  const saving = useSend(labelGroup)
  const save = async () => {
    setShort(label.trim() === '')
    if (label.trim() === '') return
    if ((await saving.send({ groupId: pack.groupId, label: label.trim() })) === undefined) return
    toast(t.saved)
    onSaved()
  }
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Stack gap={16}>
        <Field
          label={t.field}
          value={label}
          max={30}
          help={t.help}
          problem={saving.problem('label') ?? (isShort ? t.missing : undefined)}
          onInput={setLabel}
        />
        <FailureNote of={saving} />
        <Btn kind="main" wide busy={t.saving} onTap={save}>
          {t.save}
        </Btn>
      </Stack>
    </Sheet>
  )
}
