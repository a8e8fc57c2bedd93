import { useState } from 'react'
import { mayStandBelow } from '../../../../src/engines/membership/rules/org-levels'
import { FormDialog } from '../../desk/form-dialog'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Chips } from '../../../ui/chips'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveOrg, type Org, type OrgKind } from './api'
import { splitTags } from './tags'
import { IndustryField, TagsField } from './tags-field'
import { words } from './words'

interface OrgFormProps {
  /** The union that is changed, or below which one is added. */
  org: Org
  adding: boolean
  onClose: () => void
  /** The union as it is now, when it was changed. */
  onSaved: (changed: Org | undefined) => void
}

const KINDS = Object.keys(words.kinds) as readonly OrgKind[]
/** Without its industry: one that was emptied is gone. */
const bare = ({ industry: _industry, ...rest }: Org): Org => rest

export const OrgForm = ({ org, adding, onClose, onSaved }: OrgFormProps) => {
  const kinds = KINDS.filter((kind) => mayStandBelow(kind, org.kind))
  const [name, setName] = useState(adding ? '' : org.name)
  const [kind, setKind] = useState<OrgKind>(adding ? (kinds[0] ?? 'enterprise') : org.kind)
  const [industry, setIndustry] = useState(adding ? '' : (org.industry ?? ''))
  const [tags, setTags] = useState(adding ? '' : org.tags.join('、'))
  const [tried, setTried] = useState(false)
  const sending = useSend(saveOrg)
  const t = words.orgs
  const missing = tried && name.trim() === '' ? t.nameMissing : undefined

  const save = async () => {
    setTried(true)
    if (name.trim() === '') return
    const saved = await sending.send({
      ...(adding ? { parentId: org.orgId } : { orgId: org.orgId, parentId: org.parentId ?? org.orgId }),
      kind,
      name: name.trim(),
      ...(industry.trim() === '' ? {} : { industry: industry.trim() }),
      tags: splitTags(tags),
    })
    if (saved === undefined) return
    toast(adding ? t.added : t.saved)
    onSaved(
      adding
        ? undefined
        : {
            ...bare(org),
            name: name.trim(),
            path: [...org.path.slice(0, -1), name.trim()],
            tags: splitTags(tags),
            ...(industry.trim() === '' ? {} : { industry: industry.trim() }),
          },
    )
  }

  return (
    <FormDialog
      title={adding ? t.addTitle(org.name) : t.editTitle}
      sending={sending}
      word={t.save}
      busy={t.saving}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t.name}
        value={name}
        max={60}
        onInput={setName}
        help={t.nameHelp}
        problem={missing ?? sending.problem('name')}
        onDone={() => void save()}
      />
      {adding && kinds.length > 1 && (
        <Stack gap={4}>
          <Stack className="field__label">{t.kindLabel}</Stack>
          <Chips
            label={t.kindLabel}
            items={kinds.map((one) => words.kinds[one])}
            chosen={words.kinds[kind]}
            onTap={(word) => setKind(kinds.find((one) => words.kinds[one] === word) ?? kind)}
          />
        </Stack>
      )}
      <IndustryField value={industry} onInput={setIndustry} problem={sending.problem('industry')} />
      <TagsField
        label={t.tags}
        value={tags}
        onInput={setTags}
        help={t.tagsHelp}
        problem={sending.problem('tags')}
      />
    </FormDialog>
  )
}
