import { useState } from 'react'
import { FormDialog } from '../../desk/form-dialog'
import { OrgPicker } from '../../membership/desk/org-picker'
import { words as membership } from '../../membership/desk/words'
import { Field } from '../../../ui/field'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { savePeopleList, type PeopleList } from './api'
import { words } from './words'

const t = words.lists

interface ListFormProps {
  /** Absent: a new one. */
  list?: PeopleList
  onClose: () => void
  onSaved: (listId: string) => void
}

/** A list's name and the union that keeps it. */
export const ListForm = ({ list, onClose, onSaved }: ListFormProps) => {
  const [name, setName] = useState(list?.name ?? '')
  const [org, setOrg] = useState<{ orgId: string; name: string }>()
  const save = useSend((input: { listId?: string; name: string; orgId: string }, key) =>
    savePeopleList(input, key),
  )
  const send = async () => {
    const orgId = list?.orgId ?? org?.orgId ?? ''
    const saved = await save.send({
      ...(list !== undefined && { listId: list.listId }),
      ...{ name: name.trim(), orgId },
    })
    if (saved === undefined) return
    toast(t.saved, 'done')
    onSaved(saved.listId)
  }
  return (
    <FormDialog
      title={list === undefined ? t.add : t.rename}
      sending={save}
      word={t.save}
      busy={t.saving}
      onSave={send}
      onClose={onClose}
    >
      <Field label={t.name} value={name} max={40} onInput={setName} problem={save.problem('name')} />
      {list === undefined && (
        <OrgPicker
          label={t.org}
          choose={membership.roles.chooseWhere}
          change={membership.roles.changeWhere}
          problem={save.problem('orgId')}
          chosen={org}
          onPick={setOrg}
        />
      )}
    </FormDialog>
  )
}
